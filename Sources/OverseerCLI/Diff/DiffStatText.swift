import OverseerModel

/// How much changed in files, a line for each with a bar.
struct DiffStatText {
  let style: Style

  func text(_ files: [ChangedFile]) -> String {
    guard !files.isEmpty else { return "" }
    let names = files.map(name)
    let counts = files.map { $0.added == nil ? "-" : "\(changed($0))" }
    let countWidth = counts.map(\.count).max() ?? 0
    // One space before and three signs between the columns.
    let fixed = 1 + 3 + countWidth + 1
    // However long the names are, the bars get three eighths of the line.
    let room = style.width - fixed - style.width * 3 / 8
    let nameWidth = min(names.map { DisplayWidth.of($0) }.max() ?? 0, room)
    let barWidth = style.width - fixed - nameWidth
    let most = files.map(changed).max() ?? 0
    let lines = files.indices.map { index in
      let bar = bar(files[index], width: barWidth, most: most)
      let name = Layout.padded(DiffFileHead.end(of: names[index], to: nameWidth), to: nameWidth)
      return " \(name) | " + Layout.padded(left: counts[index], to: countWidth) + (bar.isEmpty ? "" : " " + bar)
    }
    return lines.joined(separator: "\n") + "\n" + summary(files) + "\n"
  }

  private func name(_ file: ChangedFile) -> String {
    (file.oldPath.map { Escaped.line($0) + " → " } ?? "") + Escaped.line(file.path)
  }

  private func changed(_ file: ChangedFile) -> Int { (file.added ?? 0) + (file.removed ?? 0) }

  private func bar(_ file: ChangedFile, width: Int, most: Int) -> String {
    if file.binary { return style.paint("binary", .dim) }
    let (added, removed) = (file.added ?? 0, file.removed ?? 0)
    guard most > width else { return signs(added, removed) }
    // At least one sign for what is there at all.
    let total = max(changed(file) * width / most, (added > 0 ? 1 : 0) + (removed > 0 ? 1 : 0))
    let pluses =
      changed(file) == 0 ? 0 : min(max(added * total / changed(file), added > 0 ? 1 : 0), total - (removed > 0 ? 1 : 0))
    return signs(pluses, total - pluses)
  }

  private func signs(_ added: Int, _ removed: Int) -> String {
    style.paint(String(repeating: "+", count: added), .green)
      + style.paint(String(repeating: "-", count: removed), .red)
  }

  private func summary(_ files: [ChangedFile]) -> String {
    let added = files.reduce(0) { $0 + ($1.added ?? 0) }
    let removed = files.reduce(0) { $0 + ($1.removed ?? 0) }
    func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
    var parts = [count(files.count, "file") + " changed"]
    if added > 0 { parts.append(count(added, "line") + " added") }
    if removed > 0 { parts.append(count(removed, "line") + " removed") }
    return " " + parts.joined(separator: ", ")
  }
}
