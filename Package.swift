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
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-distributed-tracing", exact: "1.7.3"),
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
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(
      name: "OverseerContract",
      dependencies: ["OverseerSDK", "OverseerModel", "OverseerJSON", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings),
    .target(
      name: "OverseerClient",
      dependencies: [
        "OverseerContract", "OverseerSDK", "OverseerModel", "OverseerJSON",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: settings),
    .target(name: "CSkills"),
    .target(
      name: "OverseerCLI",
      dependencies: [
        "CSkills", "OverseerClient", "OverseerContract", "OverseerDiff", "OverseerGates", "OverseerSDK", "OverseerVCS",
        "OverseerProcess", "OverseerModel", "OverseerJSON",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .systemLibrary(name: "CQuickJS", pkgConfig: "quickjs-ng", providers: [.brew(["quickjs-ng"])]),
    .target(name: "OverseerCodemode", dependencies: ["CQuickJS", "OverseerJSON"], swiftSettings: settings),
    .target(
      name: "OverseerMCP",
      dependencies: [
        "OverseerCodemode", "OverseerContract", "OverseerSDK", "OverseerStore", "OverseerModel", "OverseerJSON",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(name: "CWebApp"),
    .target(
      name: "OverseerServe",
      dependencies: [
        "CWebApp", "OverseerContract", "OverseerMCP", "OverseerSDK", "OverseerStore", "OverseerProcess",
        "OverseerModel", "OverseerJSON",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOWebSocket", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "OverseerMain",
      dependencies: ["OverseerCLI", "OverseerMCP", "OverseerModel", "OverseerSDK", "OverseerServe"],
      swiftSettings: settings),
    .executableTarget(
      name: "os-dev",
      dependencies: [
        "OverseerContract", "OverseerCLI",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .target(name: "TestSeed", path: "Tests/TestSeed", swiftSettings: settings),
    .testTarget(name: "OverseerJSONTests", dependencies: ["TestSeed", "OverseerJSON"], swiftSettings: settings),
    .testTarget(name: "OverseerDiffTests", dependencies: ["TestSeed", "OverseerDiff"], swiftSettings: settings),
    .testTarget(
      name: "OverseerModelTests", dependencies: ["TestSeed", "OverseerModel"], exclude: ["Samples"],
      swiftSettings: settings),
    .testTarget(name: "OverseerProcessTests", dependencies: ["OverseerProcess"], swiftSettings: settings),
    .testTarget(
      name: "OverseerGatesTests", dependencies: ["TestSeed", "OverseerGates", "OverseerModel", "OverseerProcess"],
      swiftSettings: settings),
    .testTarget(
      name: "OverseerStoreTests", dependencies: ["TestSeed", "OverseerStore", "OverseerModel"], swiftSettings: settings),
    .testTarget(
      name: "OverseerVCSTests", dependencies: ["TestSeed", "OverseerVCS", "OverseerModel"], swiftSettings: settings),
    .testTarget(name: "OverseerSDKTests", dependencies: ["TestSeed", "OverseerSDK"], swiftSettings: settings),
    .testTarget(
      name: "OverseerContractTests", dependencies: ["TestSeed", "OverseerContract"], swiftSettings: settings),
    .testTarget(name: "OverseerClientTests", dependencies: ["TestSeed", "OverseerClient"], swiftSettings: settings),
    .testTarget(
      name: "OverseerCLITests", dependencies: ["TestSeed", "OverseerCLI"], exclude: ["Goldens"], swiftSettings: settings
    ),
    .testTarget(
      name: "OverseerCodemodeTests", dependencies: ["TestSeed", "OverseerCodemode"], swiftSettings: settings),
    .testTarget(
      name: "OverseerMCPTests", dependencies: ["TestSeed", "OverseerMCP"], exclude: ["Clients"], swiftSettings: settings
    ),
    .testTarget(
      name: "OverseerServeTests", dependencies: ["TestSeed", "OverseerServe"], swiftSettings: settings),
    .testTarget(
      name: "ScriptTests",
      dependencies: ["TestSeed", "OverseerJSON", .product(name: "GRDBSQLite", package: "GRDB.swift")],
      path: "Tests/Scripts", exclude: ["stories"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
