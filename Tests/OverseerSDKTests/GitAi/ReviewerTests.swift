import Foundation
import OverseerJSON
import OverseerModel
import OverseerStore
import Testing

@testable import OverseerSDK

@Suite("Reviews by a command", .timeLimit(.minutes(5)))
struct ReviewerTests {
  @Test(arguments: Backend.here) func `An approval takes the review to a person`(backend: Backend) async throws {
    let bench = try await ReviewerBench(
      "pwd >\"$SCRATCH/where\"; cat src/a.txt >\"$SCRATCH/seen\"; env >\"$SCRATCH/environment\"\n"
        + ReviewerBench.saying(ReviewerBench.approval), backend: backend)
    let (before, checkouts) = (try bench.headSeq(), try bench.checkouts())
    let job = try await bench.start()
    #expect(job.status == .done && job.tries == 1 && job.error == nil && job.reviewID == bench.review)
    #expect(job.requestedBy == bench.bench.agent.principal)
    let review = try bench.present()
    #expect(review.status == .humanPending)
    #expect(review.verdicts.map(\.decision) == [.approve])
    #expect(review.verdicts.first?.principal == .agent(name: "reviewer", session: nil, checkout: nil))
    #expect(review.verdicts.first?.revision == review.headCommit && job.revision == review.headCommit)
    #expect(
      try bench.events(after: before)
        == ["GitAiQueued", "GitAiStarted", "VerdictRecorded", "ReviewPhaseChanged", "GitAiCompleted"])
    #expect(try await bench.bench.call(GetAgentReview(taskID: bench.task)) == job)
    #expect(try await bench.bench.call(GetAgentReview(jobID: job.id)) == job)
    let result = try await bench.bench.call(GetAgentReviewResult(jobID: job.id))
    #expect(result == ReviewerResult(job: job, verdict: review.verdicts.first, comments: []))
    // It saw the revision, in a folder that is gone.
    #expect(bench.bench.read("seen", in: bench.bench.folder) == ReviewerBench.text)
    let place = try #require(bench.bench.read("where", in: bench.bench.folder)).dropLast()
    #expect(!bench.bench.exists(String(place)))
    #expect(try bench.checkouts() == checkouts)
    let environment = try #require(bench.bench.read("environment", in: bench.bench.folder)).split(separator: "\n")
    #expect(environment.contains("OVERSEER_REVIEW_ID=\(bench.review)"))
    #expect(environment.contains("OVERSEER_TASK_ID=\(bench.task)"))
    #expect(environment.contains("OVERSEER_REVISION=\(job.revision)"))
    #expect(environment.contains("OVERSEER_ATTEMPT=1"))
    let known = [
      "OVERSEER_TASK_ID", "OVERSEER_REPO_ID", "OVERSEER_REPO_PATH", "OVERSEER_REVIEW_ID", "OVERSEER_ATTEMPT",
      "OVERSEER_REVISION",
    ]
    let told = environment.compactMap { $0.split(separator: "=").first.map(String.init) }
    #expect(Set(told.filter { $0.hasPrefix("OVERSEER_") }) == Set(known))
  }

  @Test func `It reads the task, the change and all that is known of it`() async throws {
    let bench = try await ReviewerBench(ReviewerBench.saying(ReviewerBench.approval))
    try await bench.bench.call(AddLearning(taskID: bench.task, content: "Count from one"))
    let earlier = try await bench.bench.call(
      AddComment(reviewID: bench.review, filePath: "src/a.txt", lineStart: 2, body: "Why two?", severity: .nit))
    let review = try bench.present()
    _ = try await bench.start()
    let input = try bench.input()
    #expect(input.task.id == bench.task && input.task.description == "Count to three")
    #expect(input.review == review)
    #expect(input.diff.base == review.baseCommit && input.diff.head == review.headCommit)
    #expect(input.diff.unified.contains("diff --git a/src/a.txt b/src/a.txt"))
    #expect(input.diff.unified.hasSuffix("@@ -0,0 +1,3 @@\n+one\n+two\n+three\n"))
    #expect(input.diff.leftOut.isEmpty && input.diff.note == nil)
    #expect(input.learnings.own.map(\.content) == ["Count from one"])
    #expect(input.gateResults.isEmpty)
    #expect(input.earlierComments.map(\.id) == [earlier.comment.id])
    #expect(input.earlierComments.first?.present?.place == .lines(2...2, of: "src/a.txt"))
    let keys = try JSONCoder.value(of: input).objectValue?.keys
    #expect(
      keys == ["task", "review", "diff", "task_context", "learnings", "gate_results", "earlier_comments"])
  }

  @Test func `What does not fit into the patch is listed`() async throws {
    let long = String(repeating: "a line of sixteen\n", count: 80_000)
    let bench = try await ReviewerBench(
      ReviewerBench.saying(ReviewerBench.approval), changes: ["long.txt": long, "short.txt": "short\n"])
    _ = try await bench.start()
    let diff = try bench.input().diff
    #expect(diff.leftOut.map(\.path) == ["long.txt"] && diff.leftOut.first?.added == 80_000)
    #expect(diff.unified.contains("+short\n") && diff.unified.contains("+three\n"))
    #expect(diff.note?.hasPrefix("The changes of 1 file are left out") == true)
  }

  @Test(arguments: Backend.here) func `Requested changes come with their comments`(backend: Backend) async throws {
    let bench = try await ReviewerBench(
      ReviewerBench.saying(
        """
        {"decision": "RequestChanges", "summary": "Count on", "comments": [
          {"file_path": "src/a.txt", "line_start": 2, "line_end": 3, "body": "Four is missing", "severity": "must",
           "suggestion": "two\\nthree\\nfour\\n"},
          {"file_path": "README", "side": "Left", "line_start": 1, "body": "Say so here"},
          {"body": "Otherwise good", "severity": "praise"}
        ]}
        """), backend: backend)
    let before = try bench.headSeq()
    let job = try await bench.start(as: bench.bench.person)
    #expect(job.status == .done)
    let review = try bench.present()
    #expect(review.status == .changesRequested && review.endedBy == .agent && review.summary == "Count on")
    #expect(
      try bench.events(after: before) == [
        "GitAiQueued", "GitAiStarted", "CommentAdded", "CommentAdded", "CommentAdded", "VerdictRecorded",
        "ChangesRequested", "GitAiCompleted",
      ])
    let result = try await bench.bench.call(GetAgentReviewResult(taskID: bench.task))
    #expect(result.job == job && result.verdict?.decision == .requestChanges)
    let comments = result.comments
    #expect(comments.map(\.body) == ["Four is missing", "Say so here", "Otherwise good"])
    #expect(comments.map(\.severity) == [.must, .should, .praise])
    #expect(comments.allSatisfy { $0.author == .agent && $0.authorName == "reviewer" })
    #expect(
      comments.map(\.place) == [
        .lines(2...3, of: "src/a.txt"), .lines(1...1, of: "README", side: .left), .round,
      ])
    #expect(comments[0].anchor.quote == "two\nthree\n" && comments[0].anchor.revision == job.revision)
    #expect(comments[0].suggestion == "two\nthree\nfour\n")
    #expect(comments[1].anchor.quote == "first\n")
    let task = try bench.read { reading throws(OverseerError) in try reading.existing(bench.task) }
    #expect(task.status == .inProgress)
  }

  @Test func `An approval does not clear what others have asked for`() async throws {
    let bench = try await ReviewerBench(ReviewerBench.saying(ReviewerBench.approval))
    try await bench.bench.call(AddComment(reviewID: bench.review, body: "Mend it", severity: .must))
    #expect(try await bench.start().status == .done)
    #expect(try bench.present().status == .humanPending)
    let open = try bench.read { reading throws(OverseerError) in
      CommentThread.blocking(try reading.comments(of: bench.task))
    }
    #expect(open.count == 1)
  }

  @Test(arguments: [
    ("echo LGTM", "what it printed is not JSON: line 1, column 1:"),
    (":", "it printed nothing"),
    ("echo why >&2; exit 3", "it ended with status 3; it says: why"),
    ("kill -9 $$", "it ended with s"),
    ("exec >&-; exec sleep 0", "it printed nothing"),
    ("yes | head -c 5000000", "it printed more than 4194304 bytes"),
    ("echo '{\"decision\":\"Perhaps\",\"comments\":[],\"summary\":\"\"}'", "what it printed is no reply: decision"),
    (
      "echo '{\"decision\":\"RequestChanges\",\"comments\":[],\"summary\":\"\"}'",
      "what it printed is no reply: summary: must not be empty"
    ),
    (
      "echo '{\"decision\":\"Approve\",\"summary\":\"\",\"comments\":[{\"body\":\"a\"},"
        + "{\"body\":\"b\",\"file_path\":\"src/a.txt\",\"line_start\":4}]}'",
      "what it printed is no reply: comments[1].line_start: must be 1 to 3, not 4"
    ),
    (
      "echo '{\"decision\":\"Approve\",\"summary\":\"\",\"comments\":[{\"body\":\"a\",\"file_path\":\"src/b.txt\"}]}'",
      "what it printed is no reply: comments[0].file_path: there is no such file"
    ),
    (
      "echo '{\"decision\":\"Approve\",\"summary\":\"\",\"comments\":[],\"verdict\":1}'",
      "what it printed is no reply: verdict: is not known"
    ),
  ])
  func `Anything else is no verdict, and is tried three times`(script: String, reason: String) async throws {
    let bench = try await ReviewerBench("echo run >>\"$SCRATCH/runs\"\n" + script)
    let before = try bench.headSeq()
    let job = try await bench.start()
    #expect(job.status == .failed && job.tries == 3 && job.finishedAt != nil)
    #expect(job.error?.hasPrefix(reason) == true, "\(job.error ?? "")")
    #expect(bench.bench.read("runs", in: bench.bench.folder) == "run\nrun\nrun\n")
    #expect(
      try bench.events(after: before)
        == ["GitAiQueued"] + Array(repeating: ["GitAiStarted", "GitAiFailed"], count: 3).flatMap(\.self))
    let review = try bench.present()
    #expect(review.status == .agentPending && review.verdicts.isEmpty)
    #expect(try bench.read { reading throws(OverseerError) in try reading.comments(of: bench.task) }.isEmpty)
    #expect(try await bench.bench.call(GetAgentReviewResult(jobID: job.id)).verdict == nil)
    // Whoever wants it begins anew.
    let next = try await bench.start()
    #expect(next.id != job.id && next.status == .failed)
    #expect(try bench.jobs().map(\.id) == [job.id, next.id])
  }

  @Test func `A later try may do better`() async throws {
    let bench = try await ReviewerBench(
      "[ $OVERSEER_ATTEMPT = 2 ] || exit 1\n" + ReviewerBench.saying(ReviewerBench.approval))
    let job = try await bench.start()
    #expect(job.status == .done && job.tries == 2 && job.error == nil)
    #expect(try bench.present().status == .humanPending)
  }

  @Test func `What takes too long is ended with all that it started`() async throws {
    let bench = try await ReviewerBench(
      "exec 3>\"$SCRATCH/held\"; echo run >&3; sleep 1000 & wait", settings: "timeout_secs = 1")
    let held = bench.bench.folder + "/held"
    try #require(mkfifo(held, 0o600) == 0)
    let reader = open(held, O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    let job = try await bench.start()
    #expect(job.status == .failed && job.error == "it did not end within 1 s")
    var buffer = [UInt8](repeating: 0, count: 64)
    #expect(String(decoding: buffer[..<read(reader, &buffer, 64)], as: UTF8.self) == "run\nrun\nrun\n")
    #expect(read(reader, &buffer, 64) == 0, "a process still holds the pipe")
  }
}
