/// Every operation of Overseer. Naming a type in the list of its noun is all it takes to publish it.
public enum Catalogue {
  public static let operations: [any SDKOperation.Type] =
    tasks + reviews + comments + vcs + gates + gitAi + trust + help + inbox + learnings + repos + events + data + tokens
    + ids + system
}
