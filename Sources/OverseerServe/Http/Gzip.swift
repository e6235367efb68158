import CWebApp
import NIOCore

/// The compression that every browser knows (RFC 1952), by zlib.
enum Gzip {
  /// The body compressed; nil where that makes it no shorter.
  ///
  /// At the fastest level: on one machine time is dearer than bytes.
  static func compressed(_ body: ByteBuffer) -> ByteBuffer? {
    let count = body.readableBytes
    let capacity = os_gzip_bound(count)
    var packed = ByteBufferAllocator().buffer(capacity: capacity)
    let written = body.withUnsafeReadableBytes { bytes in
      packed.writeWithUnsafeMutableBytes(minimumWritableBytes: capacity) { room in
        os_gzip(
          bytes.bindMemory(to: UInt8.self).baseAddress, count, 1, room.bindMemory(to: UInt8.self).baseAddress,
          capacity)
      }
    }
    return written > 0 && written < count ? packed : nil
  }

  /// The whole content of a gzip file of less than 4 GiB; nil where it is none, or is broken.
  static func expanded(_ packed: ByteBuffer) -> ByteBuffer? {
    packed.withUnsafeReadableBytes { bytes in
      let packed = bytes.bindMemory(to: UInt8.self).baseAddress
      let count = os_gunzip_count(packed, bytes.count)
      var body = ByteBufferAllocator().buffer(capacity: count)
      let written = body.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { room in
        os_gunzip(packed, bytes.count, room.bindMemory(to: UInt8.self).baseAddress, count)
      }
      return written > 0 && written == count ? body : nil
    }
  }
}
