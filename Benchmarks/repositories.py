"""Makes the repositories that are measured: always the same, from a fixed seed, by git fast-import.

usage: repositories.py comparisons|long_file|changed_stack|layers FOLDER     a process of its own, so that the memory
that it takes is not counted for the programs that are started after it
"""
import os, random, subprocess, sys

FOLDERS, FILES = 100, 5000
WORDS = ("value result index count state reply limit offset buffer source target change commit revision branch layer"
         " parent child error reader writer cursor window field record table column entry range start end width height"
         " path name folder file line word mark hunk side page list tree blob object store cache queue task event"
         ).split()
IDENTITY = "Ada <ada@example.org>"


def git(folder, *words, **options):
    """What git prints. What stands in the settings of whoever measures does not count."""
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return subprocess.run(["git", "-C", folder, *words], check=True, capture_output=True, env=env, **options).stdout


def source_line(chance):
    words = chance.choices(WORDS, k=chance.randint(1, 8))
    return "  " * chance.randint(1, 4) + chance.choice(("let {}", "if {}:", "return {}", "{}()", "{}")).format(
        " ".join(words)) + f" {chance.randint(0, 9999)}"


def source(chance, count):
    """Lines that look like a program's: with functions, blank lines and some that come again and again."""
    lines = []
    for number in range(count):
        if number % 25 == 0:
            lines.append(f"func {chance.choice(WORDS)}_{chance.randint(0, 999)}() {{")
        elif number % 25 == 23:
            lines.append("}")
        elif number % 25 == 24:
            lines.append("")
        else:
            lines.append(source_line(chance))
    return lines


def edit_word(chance, line):
    words = line.split(" ")
    place = chance.randrange(len(words))
    words[place] = chance.choice([word for word in WORDS if word != words[place]])
    return " ".join(words)


def edited(chance, lines, places):
    """The lines with changes at some places: a word of a line, lines that come, lines that go."""
    before, lines = lines, list(lines)
    while places > 0 or lines == before:
        places -= 1
        place = chance.randrange(len(lines))
        kind = chance.random()
        if kind < 0.6:
            lines[place] = edit_word(chance, lines[place])
        elif kind < 0.85:
            lines[place:place] = [source_line(chance) for _ in range(chance.randint(1, 4))]
        elif len(lines) > 20:
            del lines[place:place + chance.randint(1, 3)]
    return lines


def text(lines):
    return ("\n".join(lines) + "\n").encode()


class Import:
    """Commits that are written in one go, each named by a ref."""

    def __init__(self, folder):
        self.folder, self.parts, self.marks, self.time = folder, [], {}, 1_700_000_000

    def commit(self, ref, files, parent=None, removed=()):
        """`files` are the lines of the files that differ from those of `parent`, a commit written before."""
        self.time += 60
        mark = self.marks[ref] = len(self.marks) + 1
        self.parts.append(f"commit refs/{ref}\nmark :{mark}\ncommitter {IDENTITY} {self.time} +0000\n".encode())
        self.data(f"{ref.rsplit('/', 1)[-1]}: {len(files)} files".encode())
        if parent:
            self.parts.append(f"from :{self.marks[parent]}\n".encode())
        self.parts += [f"D {path}\n".encode() for path in removed]
        for path, lines in files.items():
            self.parts.append(f"M 100644 inline {path}\n".encode())
            self.data(text(lines))

    def data(self, content):
        self.parts += [b"data %d\n" % len(content), content, b"\n"]

    def write(self):
        git(self.folder, "fast-import", "--quiet", "--date-format=raw", input=b"".join(self.parts))


def first_files(chance):
    return {f"src/part{n % FOLDERS:02}/file{n}.swift": source(chance, chance.randint(40, 160)) for n in range(FILES)}


def comparisons(folder):
    """A repository with the tags `before`, then one for each change: `few` (4 files), `most` (3,700), `all` (5,000) and
    `moved` (all, 20 of them renamed and 20 more new)."""
    chance = random.Random(13)
    git(".", "init", "-q", "-b", "main", folder)
    writing, files = Import(folder), first_files(chance)
    writing.commit("tags/before", files)
    paths, last = sorted(files), "tags/before"
    for name, count in (("few", 4), ("most", 3700), ("all", FILES)):
        changed = {path: edited(chance, files[path], chance.randint(1, 4)) for path in chance.sample(paths, count)}
        files.update(changed)
        writing.commit(f"tags/{name}", changed, last)
        last = f"tags/{name}"
    changed = {path: edited(chance, files[path], chance.randint(1, 4)) for path in paths}
    gone = chance.sample(paths, 20)
    for number, path in enumerate(gone):
        changed[f"src/moved/file{number}.swift"] = changed.pop(path)
        changed[f"src/added/file{number}.swift"] = source(chance, 100)
    writing.commit("tags/moved", changed, last, removed=gone)
    writing.write()
    git(folder, "repack", "-adq")
    git(folder, "update-ref", "refs/heads/main", "moved")


def long_file(folder):
    """A file of 100,000 lines, before and after: of 25 lines one has another word, of 200 one comes and one goes."""
    chance = random.Random(14)
    lines, changed = source(chance, 100_000), []
    for line in lines:
        kind = chance.random()
        if kind < 0.04:
            changed.append(edit_word(chance, line))
        elif kind < 0.045:
            changed += [line, source_line(chance)]
        elif kind >= 0.05:
            changed.append(line)
    os.makedirs(folder)
    for name, content in (("old", lines), ("new", changed)):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(text(content))


def with_change_ids(folder, base, head, onto):
    """The commits from base to head once more, on top of `onto`, with the header in which jj keeps the change."""
    for number, name in enumerate(git(folder, "rev-list", "--reverse", f"{base}..{head}").decode().split()):
        change = "".join(chr(ord("k") + (number * 7 + digit) % 16) for digit in range(32))
        lines = git(folder, "cat-file", "commit", name).decode().split("\n")
        lines = [f"parent {onto}" if line.startswith("parent ") else line for line in lines]
        lines.insert(lines.index(""), f"change-id {change}")
        commit = "\n".join(lines).encode()
        onto = git(folder, "hash-object", "-t", "commit", "-w", "--stdin", input=commit).decode().strip()
    return onto


def changed_stack(folder):
    """A bare repository with a stack of 10 commits, `refs/versions/old/{base,head}`, and its new version on the branch
    `stack`: brought onto a `main` that has moved on by 50 files, with something else in every third commit."""
    chance = random.Random(15)
    git(".", "init", "-q", "--bare", "-b", "main", folder)
    writing, files = Import(folder), first_files(chance)
    paths = sorted(files)
    writing.commit("versions/old/base", files)
    touched = [chance.sample(paths, 3) for _ in range(10)]
    # The upstream edits the last lines of some files that the stack edits at their top.
    upstream = {path: edited(chance, files[path], 2) for path in chance.sample(paths, 45)}
    for path in touched[0] + touched[5]:
        upstream[path] = files[path][:-1] + ["  upstream", files[path][-1]]
    writing.commit("heads/main", upstream, "versions/old/base")
    chains = {"old": (dict(files), "versions/old/base"), "new": ({**files, **upstream}, "heads/main")}
    for number, names in enumerate(touched):
        for version, (state, last) in chains.items():
            changed = {}
            for path in names:
                lines = list(state[path])
                lines.insert(5 + number, f"  layer {number}")
                if version == "new" and number % 3 == 0:
                    lines.insert(20, "  and something else")
                changed[path] = lines
            state.update(changed)
            ref = f"versions/{version}/{number}"
            writing.commit(ref, changed, last)
            chains[version] = (state, ref)
    writing.write()
    for version, base, ref in (("old", "refs/versions/old/base", "refs/versions/old/head"),
                               ("new", "refs/heads/main", "refs/heads/stack")):
        base = git(folder, "rev-parse", base).decode().strip()
        git(folder, "update-ref", ref, with_change_ids(folder, base, f"refs/versions/{version}/9", base))
    for version in ("old", "new"):
        for number in range(10):
            git(folder, "update-ref", "-d", f"refs/versions/{version}/{number}")
    git(folder, "repack", "-adq")


def layers(folder, count=20):
    """A repository with `main` checked out and a branch `stack` with so many commits on top, of three files each."""
    chance = random.Random(16)
    git(".", "init", "-q", "-b", "main", folder)
    writing, files = Import(folder), first_files(chance)
    writing.commit("heads/main", files)
    last = "heads/main"
    for number in range(count):
        changed = {path: edited(chance, files[path], 2) for path in chance.sample(sorted(files), 3)}
        files.update(changed)
        writing.commit(f"layers/{number}", changed, last)
        last = f"layers/{number}"
    writing.write()
    git(folder, "update-ref", "refs/heads/stack", f"refs/{last}")
    git(folder, "repack", "-adq")
    git(folder, "reset", "-q", "--hard", "main")


if __name__ == "__main__":
    {make.__name__: make for make in (comparisons, long_file, changed_stack, layers)}[sys.argv[1]](sys.argv[2])
