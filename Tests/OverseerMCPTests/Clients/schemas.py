"""Checks messages against the published schemas: schemas.py < FILE, with lines of {version, method, message}.

`method` names the request that the message answers, and is null for notifications. Prints what is wrong, a line each.
"""

import json
import sys

from mcp_types import _v2025_11_25 as handshake
from mcp_types import _v2026_07_28 as stateless
from mcp_types import jsonrpc, methods

count = 0
for line in sys.stdin:
    case = json.loads(line)
    version, method, message = case["version"], case["method"], case["message"]
    count += 1
    try:
        jsonrpc.jsonrpc_message_adapter.validate_python(message, by_name=False)
        era = stateless if version == "2026-07-28" else handshake
        if method is None:
            name, params = message["method"], message.get("params")
            methods.SERVER_NOTIFICATIONS[(name, version)].model_validate(message, by_name=False)
        elif "error" in message:
            era.JSONRPCErrorResponse.model_validate(message, by_name=False)
        else:
            era.JSONRPCResultResponse.model_validate(message, by_name=False)
            methods.validate_server_result(method, version, message["result"])
    except Exception as error:  # whatever a model has to say against it
        print(f"{version} {method}: {type(error).__name__} {error}: {json.dumps(message)[:300]}")
print(f"{count} messages")
