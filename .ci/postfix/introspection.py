"""Token introspection (RFC 7662) on loopback, which Dovecot asks whether an access token is good.

usage: introspection.py PORT TOKENS SERVERS; a line of TOKENS is "token status user scope". A token that is not in it is
taken to the authorization servers of the tests: each file of the folder SERVERS holds the address of an introspection
endpoint. Both are read again at each request.
"""
import http.server
import json
import pathlib
import sys
import time
import urllib.parse
import urllib.request

# what providers call the permission that accounts.sh calls so
SMTP_SCOPES = {"https://outlook.office.com/SMTP.Send", "https://mail.google.com/"}
OUR_SCOPE = "smtp.send"

# less than the time for which Dovecot waits
LIMIT_SECONDS = 1
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def answer(token):
    with open(sys.argv[2], encoding="utf-8") as tokens:
        for line in tokens:
            known, status, user, scope = line.split()
            if known == token:
                return known_token(user, scope) if status == "active" else {"active": False}
    return answer_of_a_server(token)


def known_token(user, scope):
    return {"active": True, "username": user, "scope": scope, "token_type": "Bearer", "exp": int(time.time()) + 3600}


def answer_of_a_server(token):
    for file in sorted(pathlib.Path(sys.argv[3]).glob("server-*")):
        try:
            found = ask(file.read_text(encoding="utf-8").strip(), token)
        except (OSError, ValueError):
            continue  # the test has ended, and its server with it
        if found.get("active") is True:
            scopes = found.get("scope", "").split()
            if SMTP_SCOPES.intersection(scopes):
                scopes.append(OUR_SCOPE)
            return {"active": True, "username": found.get("username", ""), "scope": " ".join(scopes),
                    "token_type": "Bearer", "exp": int(time.time()) + 3600}
    return {"active": False}


def ask(endpoint, token):
    if urllib.parse.urlsplit(endpoint).hostname != "127.0.0.1":
        raise ValueError(endpoint + " is not on this machine")
    form = urllib.parse.urlencode({"token": token}).encode()
    with DIRECT.open(urllib.request.Request(endpoint, form), timeout=LIMIT_SECONDS) as response:
        return json.loads(response.read(65536))


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
