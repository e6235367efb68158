"""A peer of the codemode rows: the least that answers tool calls over lines of JSON-RPC. DATABASE: see asgi.py."""
import json, sys

from asgi import read

for line in sys.stdin:
    message = json.loads(line)
    if "id" not in message:
        continue
    result = {}
    if message["method"] == "tools/call":
        arguments = message["params"]["arguments"]
        found = read(arguments["id"])[1] if message["params"]["name"] == "get_task" else 1
        result = {"content": [{"type": "text", "text": json.dumps(found)}]}
    print(json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": result}), flush=True)
