"""A peer of the codemode rows: FastMCP with a tool that reads a task and one that does nothing. DATABASE: see asgi.py.

usage: tools.py [code]    with `code`, models reach the tools from scripts only, in FastMCP's own code mode
"""
import sys

from fastmcp import FastMCP

from asgi import read

server = FastMCP("tasks")


@server.tool
async def get_task(id: str) -> dict:
    return read(id)[1]


@server.tool
async def nothing() -> int:
    return 1


if sys.argv[1:] == ["code"]:
    from fastmcp.experimental.transforms.code_mode import CodeMode

    server.add_transform(CodeMode(max_tool_calls=None))
server.run(show_banner=False, log_level="WARNING")
