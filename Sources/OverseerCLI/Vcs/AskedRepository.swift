import OverseerModel
import OverseerSDK

/// A repository as commands put questions to it.
struct AskedRepository {
  private enum Place {
    /// This process reads it.
    case here(RepositoryReader)
    /// A server reads it, for this session.
    case served(Session)
  }

  /// The root of the checkout that paths are named in.
  let root: String
  private let place: Place

  init(_ reader: RepositoryReader) {
    root = reader.checkout.root
    place = .here(reader)
  }

  /// The repository that the calls of a session are about.
  init(servedFor session: Session) throws(OverseerError) {
    root = try session.requiredRepo().path
    place = .served(session)
  }

  /// What reads it here; nil where a server does.
  var reader: RepositoryReader? {
    switch place {
    case .here(let reader): reader
    case .served: nil
    }
  }

  func ask<Question: RepositoryQuestion>(
    _ question: Question
  ) async throws(OverseerError) -> Question.Output {
    switch place {
    case .here(let reader): try await reader.ask(question)
    case .served(let session): try await session.callLong(question)
    }
  }
}

extension Session {
  /// The repository that is named, else the one that `folder` is in, whether or not it is registered. That one is read
  /// by this process in any case: a server knows only what is registered.
  func repository(at folder: String) throws(OverseerError) -> AskedRepository {
    guard options.repo != nil else {
      return AskedRepository(try RepositoryReader(containing: folder, jj: installation.jj()))
    }
    if try server() != nil { return try AskedRepository(servedFor: self) }
    return AskedRepository(try RepositoryReader(of: requiredRepo(), jj: installation.jj()))
  }
}
