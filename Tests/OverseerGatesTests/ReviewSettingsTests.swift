import OverseerGates
import OverseerModel
import Testing

@Suite struct ReviewSettingsTests {
  private func read(_ text: String) throws(OverseerError) -> RepoConfiguration {
    try RepoConfiguration(Array(text.utf8))
  }

  @Test func withoutAReviewerThereIsNoAgentPhase() throws {
    #expect(try read("").review.policy == ReviewPolicy(agent: .skip))
    #expect(try read("[review]\nhuman = 'required'").review.policy == ReviewPolicy(agent: .skip))
    #expect(try read("[review]\nagent = 'required'").review.policy == ReviewPolicy(agent: .required))
    #expect(try read("[review]\nagent = 'skip'").review.policy == ReviewPolicy(agent: .skip))
  }

  @Test func aReviewerBringsThePhaseUnlessItIsLeftOut() throws {
    let plain = try read("[review.agent]\ncommand = 'judge'").review
    #expect(plain.policy == ReviewPolicy(agent: .required))
    #expect(plain.reviewer == ReviewerCommand(command: "judge"))
    let whole = try read(
      """
      [review]
      human = "required"
      [review.agent]
      command = ".overseer/judge --strict"
      required = false
      timeout_secs = 60
      max_per_hour = 5
      pass_env = ["API_KEY", "MODEL"]
      """
    ).review
    var expected = ReviewerCommand(command: ".overseer/judge --strict")
    (expected.timeoutSecs, expected.maxPerHour, expected.passEnv) = (60, 5, ["API_KEY", "MODEL"])
    #expect(whole.reviewer == expected)
    #expect(whole.policy == ReviewPolicy(agent: .skip))
  }

  @Test func hooksKeepTheirOrder() throws {
    let hooks = try read(
      """
      [[hook]]
      on = ["TaskCompleted", "TaskCancelled"]
      command = "notify"
      [[hook]]
      on = ["TaskCreated"]
      command = ".overseer/tell.sh"
      """
    ).hooks
    #expect(
      hooks == [
        HookCommand(on: ["TaskCompleted", "TaskCancelled"], command: "notify"),
        HookCommand(on: ["TaskCreated"], command: ".overseer/tell.sh"),
      ])
  }

  @Test(arguments: [
    ("review = 1", ["1: `review` must be a table, not a whole number"]),
    ("[review]\nagents = 'skip'", ["2: `review.agents` is not known; did you mean `review.agent`?"]),
    ("[review]\nagent = 'maybe'", ["2: `review.agent` must be \"required\" or \"skip\", not `maybe`"]),
    (
      "[review]\nagent = true",
      ["2: `review.agent` must be \"required\", \"skip\" or the table [review.agent], not true or false"]
    ),
    ("[review]\nhuman = 'skip'", ["2: `review.human` must be \"required\", not `skip`"]),
    ("[review]\n\n[review.agent]", ["3: the reviewer has no `review.agent.command`"]),
    ("[review.agent]\ncommand = ' '", ["2: `review.agent.command` must not be empty"]),
    (
      "[review.agent]\ncommand = 'x'\ntimeout_secs = 0\nmax_per_hour = 1001",
      [
        "3: `review.agent.timeout_secs` must be between 1 and 86400, not 0",
        "4: `review.agent.max_per_hour` must be between 1 and 1000, not 1001",
      ]
    ),
    (
      "[review.agent]\ncommand = 'x'\npass_env = ['OVERSEER_X', 'A B']",
      [
        "3: `OVERSEER_X` in `review.agent.pass_env` is set by Overseer itself",
        "3: `A B` in `review.agent.pass_env` is not the name of a variable",
      ]
    ),
    (
      "[review.agent]\ncommand = 'x'\nrequired = 1",
      ["3: `review.agent.required` must be true or false, not a whole number"]
    ),
    ("[review]\nagent = 'skip'\n[review.agent]\ncommand = 'x'", ["3: `agent` is set again; line 2 sets it already"]),
    ("[hook]\non = []", ["1: `hook` must be written as `[[hook]]`, once for each hook"]),
    ("[[hook]]", ["1: the hook has no `hook.on`", "1: the hook has no `hook.command`"]),
    ("[[hook]]\non = []\ncommand = 'x'", ["2: `hook.on` must name at least one event"]),
    (
      "[[hook]]\non = ['TaskComplete']\ncommand = 'x'",
      ["2: `TaskComplete` in `hook.on` is no type of event; did you mean `TaskCompleted`?"]
    ),
    ("[[hook]]\non = 'TaskCompleted'\ncommand = 'x'", ["2: `hook.on` must be a list of texts, not a text"]),
    ("[[hook]]\non = ['TaskCreated', 'TaskCreated']\ncommand = 'x'", ["2: `TaskCreated` in `hook.on` is named twice"]),
    (
      "[[hook]]\nwhen = 1\non = ['TaskCreated']\ncommand = \"a\\u001b\"",
      [
        "2: `hook.when` is not known; `hook.on` and `hook.command` are",
        "4: `hook.command` must not hold control characters",
      ]
    ),
  ])
  func refusesWithTheLine(text: String, expected: [String]) {
    let error = refusal { () throws(OverseerError) in _ = try read(text) }
    #expect(error?.code == .invalidInput)
    #expect(error?.message == expected.map { ".overseer/config.toml:" + $0 }.joined(separator: "; "))
  }

  @Test func tooManyHooksAreRefused() {
    let text = String(repeating: "[[hook]]\non = ['TaskCreated']\ncommand = 'x'\n", count: 101)
    let error = refusal { () throws(OverseerError) in _ = try read(text) }
    #expect(error?.message == ".overseer/config.toml:301: there may be at most 100 hooks")
  }

  @Test func everySettingIsPartOfWhatIsTrusted() throws {
    let script: (String) -> [UInt8]? = { $0 == ".overseer/a.sh" ? [1] : nil }
    let plain = ReviewerCommand(command: ".overseer/a.sh")
    var others = Array(repeating: plain, count: 4)
    others[0].command += " "
    others[1].timeoutSecs += 1
    others[2].maxPerHour += 1
    others[3].passEnv = ["A"]
    let digests = others.map { $0.runnable(script: script).sha256 }
    #expect(Set(digests + [plain.runnable(script: script).sha256]).count == 5)
    #expect(plain.runnable { _ in [2] }.sha256 != plain.runnable(script: script).sha256)
    let hook = HookCommand(on: ["TaskCreated"], command: ".overseer/a.sh")
    var other = hook
    other.on = ["TaskCompleted"]
    #expect(hook.runnable(script: script).sha256 != other.runnable(script: script).sha256)
    #expect(hook.runnable(script: script).sha256 != plain.runnable(script: script).sha256)
  }
}
