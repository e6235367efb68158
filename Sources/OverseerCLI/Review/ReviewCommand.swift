import ArgumentParser

struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Judge work, and hear what was found.",
    discussion: "Alone it shows the review of the task that is checked out here.",
    groupedSubcommands: [
      CommandGroup(
        name: "Look",
        subcommands: [
          ReviewShow.self, ReviewList.self, ReviewDiff.self, ReviewComments.self, ReviewFeedback.self,
          ReviewWait.self,
        ]),
      CommandGroup(
        name: "Comment",
        subcommands: [
          ReviewCommentCommand.self, ReviewResolve.self, ReviewMove.self, ReviewApply.self,
        ]),
      CommandGroup(
        name: "Judge", subcommands: [ReviewViewed.self, ReviewApprove.self, ReviewReject.self, ReviewAgent.self]),
    ],
    defaultSubcommand: ReviewShow.self)
}
