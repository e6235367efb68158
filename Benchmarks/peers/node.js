// A peer of the request rows without a database: the same answer from an object in memory.
const { createServer } = require("node:http");

const reply = JSON.parse(process.env.REPLY ?? "{}");
createServer((request, response) => {
  const text = JSON.stringify(request.url === "/health" ? { live: true } : reply);
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
  response.end(text);
}).listen(Number(process.env.PORT), "127.0.0.1");
