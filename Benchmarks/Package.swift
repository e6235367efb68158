// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "overseer-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "overseer", path: ".."),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    .executableTarget(
      name: "bench",
      dependencies: [
        .product(name: "OverseerSDK", package: "overseer"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: [.enableUpcomingFeature("ExistentialAny"), .treatAllWarnings(as: .error)])
  ],
  swiftLanguageModes: [.v6]
)
