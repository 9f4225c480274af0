#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A web server on loopback that keeps what it gets and answers by path: /200, /429 (Retry-After: 90), /500, /410, /302,
/hang (no answer), /huge (a reply without end). Prints "PORT n" when it listens. Requests are kept as JSON in --out."""
import argparse
import http.server
import json
import os
import threading

parser = argparse.ArgumentParser()
parser.add_argument("--out", required=True)
arguments = parser.parse_args()
lock = threading.Lock()
count = 0


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def handle_any(self):
        global count
        body = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode("utf-8")
        with lock:
            count += 1
            number = count
        kept = {"method": self.command, "path": self.path, "headers": dict(self.headers.items()), "body": body}
        path = os.path.join(arguments.out, f"{number:04}.json")
        with open(path + ".tmp", "w", encoding="utf-8") as file:
            json.dump(kept, file)
        os.rename(path + ".tmp", path)
        word = self.path.strip("/").split("/")[0]
        if word == "hang":
            threading.Event().wait(30)
            return
        if word == "huge":
            self.send_response(200)
            self.send_header("Content-Length", str(1 << 30))
            self.end_headers()
            block = b"x" * 65536
            try:
                for _ in range((1 << 30) // len(block)):
                    self.wfile.write(block)
            except OSError:
                pass
            self.close_connection = True
            return
        code = int(word) if word.isdigit() else 200
        answer = b"antwoord"
        self.send_response(code)
        if code == 429:
            self.send_header("Retry-After", "90")
        if code == 302:
            self.send_header("Location", "/200/elders")
        self.send_header("Content-Length", "0" if code == 204 else str(len(answer)))
        self.end_headers()
        if code != 204:
            self.wfile.write(answer)

    do_GET = do_POST = do_PUT = handle_any

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


server = Server(("127.0.0.1", 0), Handler)
print(f"PORT {server.server_address[1]}", flush=True)
server.serve_forever()
