// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "overseer",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "os", targets: ["OverseerMain"]),
    .library(
      name: "OverseerSDK",
      targets: ["OverseerSDK", "OverseerStore", "OverseerVCS", "OverseerDiff", "OverseerModel", "OverseerJSON"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2", traits: []),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .target(name: "OverseerJSON", swiftSettings: settings),
    .target(name: "OverseerDiff", swiftSettings: settings),
    .target(name: "OverseerModel", dependencies: ["OverseerDiff", "OverseerJSON"], swiftSettings: settings),
    .target(name: "CStore"),
    .target(
      name: "OverseerStore",
      dependencies: [
        "OverseerModel", "OverseerJSON", "CStore",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .systemLibrary(
      name: "CGit2", pkgConfig: "libgit2", providers: [.apt(["libgit2-dev"]), .brew(["libgit2"])]),
    .target(
      name: "OverseerVCS", dependencies: ["CGit2", "OverseerDiff", "OverseerJSON", "OverseerModel", "OverseerProcess"],
      swiftSettings: settings),
    .target(name: "CProcess"),
    .target(
      name: "OverseerProcess",
      dependencies: ["CProcess", .product(name: "Subprocess", package: "swift-subprocess")],
      swiftSettings: settings),
    .target(
      name: "OverseerGates",
      dependencies: [
        "OverseerDiff", "OverseerJSON", "OverseerModel", "OverseerProcess",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(
      name: "OverseerSDK",
      dependencies: [
        "OverseerDiff", "OverseerGates", "OverseerJSON", "OverseerModel", "OverseerProcess", "OverseerStore",
        "OverseerVCS",
      ],
      swiftSettings: settings),
    .target(
      name: "OverseerContract",
      dependencies: ["OverseerSDK", "OverseerModel", "OverseerJSON", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings),
    .target(
      name: "OverseerCLI",
      dependencies: [
        "OverseerContract", "OverseerSDK", "OverseerVCS", "OverseerProcess", "OverseerModel", "OverseerJSON",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(name: "OverseerMain", dependencies: ["OverseerCLI"], swiftSettings: settings),
    .executableTarget(
      name: "os-dev",
      dependencies: [
        "OverseerContract", "OverseerCLI",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .testTarget(name: "OverseerJSONTests", dependencies: ["OverseerJSON"], swiftSettings: settings),
    .testTarget(name: "OverseerDiffTests", dependencies: ["OverseerDiff"], swiftSettings: settings),
    .testTarget(
      name: "OverseerModelTests", dependencies: ["OverseerModel"], exclude: ["Samples"], swiftSettings: settings),
    .testTarget(name: "OverseerProcessTests", dependencies: ["OverseerProcess"], swiftSettings: settings),
    .testTarget(
      name: "OverseerGatesTests", dependencies: ["OverseerGates", "OverseerModel", "OverseerProcess"],
      swiftSettings: settings),
    .testTarget(name: "OverseerStoreTests", dependencies: ["OverseerStore", "OverseerModel"], swiftSettings: settings),
    .testTarget(name: "OverseerVCSTests", dependencies: ["OverseerVCS", "OverseerModel"], swiftSettings: settings),
    .testTarget(name: "OverseerSDKTests", dependencies: ["OverseerSDK"], swiftSettings: settings),
    .testTarget(name: "OverseerContractTests", dependencies: ["OverseerContract"], swiftSettings: settings),
    .testTarget(
      name: "OverseerCLITests", dependencies: ["OverseerCLI"], exclude: ["Goldens"], swiftSettings: settings),
    .testTarget(
      name: "ScriptTests",
      dependencies: ["OverseerJSON", .product(name: "GRDBSQLite", package: "GRDB.swift")],
      path: "Tests/Scripts", exclude: ["stories"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
