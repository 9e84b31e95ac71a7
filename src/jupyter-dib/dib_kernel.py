"""A Jupyter kernel for C# notebooks: passes messages on between Jupyter and a process of `dib kernel`."""

import json
import os
import queue
import re
import signal
import subprocess
import threading
import uuid
from fnmatch import fnmatchcase

from ipykernel.kernelapp import IPKernelApp
from ipykernel.kernelbase import Kernel

COMMAND = json.loads(os.environ.get("DIB_KERNEL", '["dib", "kernel"]'))
JSON_TYPE = re.compile(r"^application/(.*\+)?json$")
# What a program writes to a terminal to have its screen cleared.
CLEAR = re.compile(r"(?:\x1b\[H)?\x1b\[[23]J(?:\x1b\[H)?")
# The compiler's errors about comments and strings that are still open, and those about syntax outside of CS1001 to CS1060.
OPEN = {"CS1035", "CS1039", "CS8997"}
SYNTAX = {"CS1513", "CS1514", "CS1519", "CS1524", "CS1525", "CS1733", "CS7017", "CS8641", *(f"CS{code}" for code in range(1001, 1061))}


class Dib:
    """One process of `dib kernel`."""

    def __init__(self):
        self.process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                        start_new_session=os.name != "nt")
        self.events = queue.Queue()
        self.errors = b""
        self.tokens = 0
        threading.Thread(target=self._read_events, daemon=True).start()
        self._error_reader = threading.Thread(target=self._read_errors, daemon=True)
        self._error_reader.start()

    def send(self, command_type, **command):
        self.tokens += 1
        self._write({"token": str(self.tokens), "commandType": command_type, "command": command, "routingSlip": []})
        return str(self.tokens)

    def answer(self, request, value):
        self._write({"event": {"value": value}, "eventType": "InputProduced", "command": request, "routingSlip": []})

    def why_ended(self):
        code = self.process.wait()
        self._error_reader.join(1)
        return code, self.errors.decode("utf-8", "replace").strip()

    def end(self):
        if self.process.poll() is None:
            self.process.kill()
        if os.name != "nt":
            try:  # What its cells started is in its group, and may outlive it.
                os.killpg(self.process.pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                pass
        self.process.wait()

    def _write(self, envelope):
        try:
            self.process.stdin.write(json.dumps(envelope).encode() + b"\n")
            self.process.stdin.flush()
        except OSError:
            pass  # It has ended; so have its events.

    def _read_events(self):
        for line in self.process.stdout:
            try:
                self.events.put(json.loads(line))
            except ValueError:
                pass  # Cut short by the process's end.
        self.events.put(None)

    def _read_errors(self):
        for line in self.process.stderr:
            if len(self.errors) < 8000:
                self.errors += line


class DibKernel(Kernel):
    implementation = "dib"
    implementation_version = "1.0"
    banner = "C# by dib, the engine of .dib notebooks"
    language_info = {"name": "C#", "version": "14.0", "mimetype": "text/x-csharp", "file_extension": ".cs",
                     "pygments_lexer": "csharp", "codemirror_mode": "text/x-csharp"}

    def __init__(self, **options):
        super().__init__(**options)
        self.dib = Dib()
        self.interrupted = False
        self.session_number = int(uuid.uuid4()) % 1_000_000 + 1
        self.past = []

    # Running

    def do_execute(self, code, silent, store_history=True, user_expressions=None, allow_stdin=False, *, cell_id=None):
        self._allow_stdin = allow_stdin
        question = re.fullmatch(r"\s*([^\n?]+)\?\s*", code)
        if question:
            return self._page(question[1])
        if not code.strip():
            return self._done({})
        reply, shown = self._run(code, silent)
        if store_history and not silent:
            self.past.append((self.execution_count, code, shown))
        if reply["status"] == "ok":
            reply["user_expressions"] = {name: self._value(text) for name, text in (user_expressions or {}).items()}
        return reply

    def _run(self, code, silent, on_result=None):
        shown = ""
        token = self.dib.send("SubmitCode", code=code, parameters={"cell": f"cell {self.execution_count}"})
        for kind, event, envelope in self._events(token, cancels=True):
            values = event.get("formattedValues") or []
            if kind == "RequestInput":
                self._ask(event, envelope)
            elif kind == "CommandSucceeded":
                return self._done({}), shown
            elif kind == "CommandFailed":
                if event.get("stillRunning"):
                    self._start_over()
                    event["message"] += " The cell did not stop, so its process was ended: all variables are gone."
                return self._failed(event["message"], event.get("details"), silent), shown
            elif kind == "ReturnValueProduced":
                data = bundle(values)
                shown = data.get("text/plain", "")
                if on_result:
                    on_result(data)
                elif not silent:
                    self._publish("execute_result", data=data, metadata={}, execution_count=self.execution_count)
            elif silent:
                continue
            elif kind in ("DisplayedValueProduced", "DisplayedValueUpdated"):
                self._publish("display_data" if kind == "DisplayedValueProduced" else "update_display_data", data=bundle(values),
                              metadata={}, transient={"display_id": event["valueId"]})
            elif kind in ("StandardOutputValueProduced", "StandardErrorValueProduced") and values:
                self._stream("stdout" if kind == "StandardOutputValueProduced" else "stderr", values[0]["value"])
        code, errors = self.dib.why_ended()
        self._start_over()
        return self._failed(f"The kernel's process ended with exit code {code} while this cell ran: all variables are gone.", errors,
                            silent), shown

    def _ask(self, request, envelope):
        previous = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            prompt = request.get("prompt") or request.get("parameterName") or ""
            self.dib.answer(envelope, self.getpass(prompt) if request.get("isPassword") else self.raw_input(prompt))
        except KeyboardInterrupt:
            self.interrupted = True
        except Exception as error:  # This front end has no way to ask.
            self._stream("stderr", f"The notebook asks for '{request.get('parameterName')}': {error}\n")
            self.dib.send("Cancel")
        finally:
            signal.signal(signal.SIGINT, previous)

    def _stream(self, name, text):
        *before, text = CLEAR.split(text)
        if before:
            self._publish("clear_output", wait=bool(text))
        if text:
            self._publish("stream", name=name, text=text)

    def _value(self, expression):
        found = []
        reply, _ = self._run(expression, True, found.append)
        return {"status": "ok", "data": found[0] if found else {}, "metadata": {}} if reply["status"] == "ok" else reply

    def _page(self, name):
        found = self.do_inspect(name, len(name))
        if not found["found"]:
            return self._failed(f"Nothing is known of '{name}'.", None, False)
        text = found["data"].get("text/plain") or found["data"]["text/markdown"]
        return self._done({}, [{"source": "page", "data": {**found["data"], "text/plain": text}, "start": 0}])

    def _done(self, expressions, payload=()):
        return {"status": "ok", "execution_count": self.execution_count, "payload": list(payload), "user_expressions": expressions}

    def _failed(self, message, details, silent):
        error = {"ename": "Error", "evalue": message, "traceback": [message, *(details or "").splitlines()]}
        if not silent:
            self._publish("error", **error)
        return {"status": "error", "execution_count": self.execution_count, **error}

    def _publish(self, message_type, **content):
        self.send_response(self.iopub_socket, message_type, content)

    def _start_over(self):
        self.dib.end()
        self.dib = Dib()

    # Questions

    def do_complete(self, code, cursor_pos):
        produced = self._question("RequestCompletions", "CompletionsProduced", code=code, linePosition=position(code, cursor_pos)) or {}
        span, items = produced.get("linePositionSpan"), produced.get("completions", [])
        start, end = (offset(code, span["start"]), offset(code, span["end"])) if span else (cursor_pos, cursor_pos)
        types = [{"text": item["insertText"], "type": (item.get("kind") or "").lower(), "start": start, "end": end} for item in items]
        return {"status": "ok", "matches": list(dict.fromkeys(item["insertText"] for item in items)), "cursor_start": start,
                "cursor_end": end, "metadata": {"_jupyter_types_experimental": types}}

    def do_inspect(self, code, cursor_pos, detail_level=0, omit_sections=()):
        data = {}
        # A cursor behind a name means the name.
        for place in (position(code, cursor_pos), position(code, max(0, cursor_pos - 1))):
            if not data:
                hover = self._question("RequestHoverText", "HoverTextProduced", code=code, linePosition=place) or {}
                data = {value["mimeType"]: value["value"] for value in hover.get("content", [])}
        if not data:
            call = self._question("RequestSignatureHelp", "SignatureHelpProduced", code=code, linePosition=position(code, cursor_pos)) or {}
            if call.get("signatures"):
                data = {"text/plain": "\n".join(signature["label"] for signature in call["signatures"])}
        if data and "text/plain" not in data:
            data["text/plain"] = re.sub(r"^```\w*\n|```$", "", data.get("text/markdown", ""), flags=re.M)
        return {"status": "ok", "found": bool(data), "data": data, "metadata": {}}

    def do_is_complete(self, code):
        code = code.rstrip()
        produced = self._question("RequestDiagnostics", "DiagnosticsProduced", code=code)
        if produced is None:
            return {"status": "unknown"}
        errors = [d for d in produced["diagnostics"] if d["severity"] == "error" and d["code"] in SYNTAX | OPEN]
        # What is missing at the end has no width.
        end = position(code, len(code))
        at_end = [d for d in errors if d["code"] in OPEN or d["linePositionSpan"] == {"start": end, "end": end}]
        if len(at_end) < len(errors):
            return {"status": "invalid"}
        if at_end:
            last = code.split("\n")[-1]
            return {"status": "incomplete", "indent": re.match(r"\s*", last)[0] + ("    " if last.endswith(("{", "(")) else "")}
        return {"status": "complete"}

    def _question(self, command_type, answer, **command):
        found, token = None, self.dib.send(command_type, **command)
        for kind, event, _ in self._events(token):
            if kind == answer:
                found = event
            elif kind in ("CommandSucceeded", "CommandFailed"):
                return found
        self._start_over()
        return None

    def do_history(self, hist_access_type, output, raw, session=None, start=None, stop=None, n=None, pattern=None, unique=False):
        past = self.past
        if hist_access_type == "range":
            past = [] if session not in (None, 0, self.session_number) else [
                entry for entry in past if (start or 0) <= entry[0] and (stop is None or entry[0] < stop)]
        elif hist_access_type == "search":
            past = [entry for entry in past if fnmatchcase(entry[1], pattern or "*")]
            if unique:
                past = sorted({entry[1]: entry for entry in past}.values())
        if hist_access_type != "range" and n is not None:
            past = past[-n:] if n > 0 else []
        return {"status": "ok", "history": [
            (self.session_number, line, (code, shown) if output else code) for line, code, shown in past]}

    # The process

    def do_shutdown(self, restart):
        self.dib.send("Quit")
        try:
            self.dib.process.wait(1)
        except subprocess.TimeoutExpired:
            pass
        self.dib.end()
        return {"status": "ok", "restart": restart}

    def _events(self, token, cancels=False):
        """The events of one command, up to that which ends it, and those that belong to none that runs."""
        self.interrupted = False
        previous = signal.signal(signal.SIGINT, self._interrupt)
        try:
            while True:
                if self.interrupted and cancels:
                    self.interrupted = False
                    self.dib.send("Cancel")
                try:
                    envelope = self.dib.events.get(timeout=0.05)
                except queue.Empty:
                    continue
                if envelope is None:
                    return
                command = envelope.get("command") or {}
                if "eventType" not in envelope:
                    yield envelope.get("commandType"), command, envelope
                    continue
                kind = envelope["eventType"]
                is_end = kind in ("CommandSucceeded", "CommandFailed")
                if not is_end or command.get("token") == token:
                    yield kind, envelope["event"], envelope
                if is_end and command.get("token") == token:
                    return
        finally:
            signal.signal(signal.SIGINT, previous)

    def _interrupt(self, *_):
        self.interrupted = True


def bundle(values):
    """The formats of a value as Jupyter has them: JSON as JSON, the best first."""
    data = {}
    for value in values:
        if not value.get("suppressDisplay"):
            mime_type = value["mimeType"].split(";")[0].strip().lower()
            data.setdefault(mime_type, json_or_text(mime_type, value["value"]))
    if data and "text/html" not in data:
        data.setdefault("text/plain", f"[{next(iter(data))}]")
    return data


def json_or_text(mime_type, text):
    try:
        return json.loads(text) if JSON_TYPE.match(mime_type) else text
    except ValueError:
        return text


def position(code, cursor):
    """Jupyter counts characters from the beginning, the compiler lines and UTF-16 units."""
    before = code[:cursor]
    line = before.rsplit("\n", 1)[-1]
    return {"line": before.count("\n"), "character": len(line.encode("utf-16-le")) // 2}


def offset(code, place):
    lines = code.split("\n")
    text = lines[place["line"]].encode("utf-16-le")[:2 * place["character"]].decode("utf-16-le", "ignore")
    return sum(len(line) + 1 for line in lines[:place["line"]]) + len(text)


if __name__ == "__main__":
    IPKernelApp.launch_instance(kernel_class=DibKernel)
