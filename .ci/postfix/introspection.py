"""Token introspection (RFC 7662) on loopback, which Dovecot asks whether an access token is good.

usage: introspection.py PORT TOKENS; a line of TOKENS is "token status user scope", read again at each request
"""
import http.server
import json
import sys
import time
import urllib.parse


def answer(token):
    with open(sys.argv[2], encoding="utf-8") as tokens:
        for line in tokens:
            known, status, user, scope = line.split()
            if known == token and status == "active":
                return {"active": True, "username": user, "scope": scope, "token_type": "Bearer",
                        "exp": int(time.time()) + 3600}
    return {"active": False}


class Introspection(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        form = urllib.parse.parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        body = json.dumps(answer(form["token"][0])).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Introspection).serve_forever()
