# The same recipes as make's, for those who have just in their fingers. The Makefile does the work.

[private]
default:
    @{{ just_executable() }} --list

# install what is missing to build and test (apt or brew, and .deps/)
setup:
    @make setup

# the release: bin/os
build:
    @make build

# bin/os in an example repository; `just repo=FOLDER run` elsewhere; `just run task list` for one command
run *ARGS:
    @make run REPO="{{ repo }}" ARGS="{{ ARGS }}"

repo := ""

# the debug build of everything, tests included
debug:
    @make debug

# all tests, against the debug build of os
test:
    @make test

# format check
lint:
    @make lint

# are the generated files up to date?
verify:
    @make verify

# what CI runs: format, a build without warnings, generated files, tests
check:
    @make check

# format all Swift code in place
format:
    @make format

# write the generated files anew
generate:
    @make generate

# measure against the peers; `just bench 1` for one row of the table
bench ROW="":
    @make bench ROW="{{ ROW }}"

# the long random tests
soak:
    @make soak

# copy bin/os to PREFIX/bin; `just install ~/.local` for another prefix
install PREFIX="/usr/local":
    @make install PREFIX="{{ PREFIX }}"

# remove PREFIX/bin/os
uninstall PREFIX="/usr/local":
    @make uninstall PREFIX="{{ PREFIX }}"

# remove all that was built and the example, but not .deps/
clean:
    @make clean
