"""Jupyter's own conformance suite with all its samples, and what it does not ask: displays that change, inputs, interrupts, endings."""

import os
import time
import unittest

import jupyter_kernel_test
from jupyter_client.manager import start_new_kernel

KERNEL = ".net-csharp"


class Conformance(jupyter_kernel_test.KernelTests):
    kernel_name = KERNEL
    language_name = "C#"
    file_extension = ".cs"
    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'
    completion_samples = [
        {"text": "Console.WriteL", "matches": {"WriteLine"}},
        {"text": '/* \U0001f600 */ "a".ToUpperI', "matches": {"ToUpperInvariant"}},
    ]
    complete_code_samples = ["1 + 1", "var x = 1;", "if (true) { }", "void F() { }", "#!time\nvar y = 2;", ""]
    incomplete_code_samples = ["if (true) {", "Console.WriteLine(", "var x = new[] {\n    1,", 'var s = """\na', "/* a", "var z ="]
    invalid_code_samples = ["int = 1;", "}", "Console.WriteLine('');\nvar ok = 1;", "foo(]", 'var s = "abc']
    code_page_something = "Console.WriteLine?"
    code_generate_error = 'throw new Exception("went wrong");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"å \U0001f600"', "result": "å \U0001f600"},
        {"code": "new[] { new { A = 1 } }", "mime": "text/html"},
    ]
    code_display_data = [
        {"code": 'display(HTML("<b>b</b>"));', "mime": "text/html"},
        {"code": '"<svg/>".DisplayAs("image/svg+xml");', "mime": "image/svg+xml"},
        {"code": '"{\\"data\\":[]}".DisplayAs("application/vnd.plotly.v1+json");', "mime": "application/vnd.plotly.v1+json"},
        {"code": "#!html\n<i>i</i>", "mime": "text/html"},
    ]
    code_history_pattern = "6*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Console.WriteLine"
    code_clear_output = 'Console.Write("\\u001b[H\\u001b[2J");'

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # The suite gives a message a tenth of a second; on a busy machine it takes longer. Only where none is to come is that enough.
        cls.flushing = False
        for channel in (cls.kc.shell_channel, cls.kc.iopub_channel):
            channel.get_msg = cls.patient(channel.get_msg)

    @classmethod
    def patient(cls, get_msg):
        return lambda timeout=None: get_msg(timeout=timeout if cls.flushing else max(timeout or 0, 60))

    def flush_channels(self):
        type(self).flushing = True
        super().flush_channels()
        type(self).flushing = False

    def test_history(self):
        # The suite's last question wants the sample three times.
        for _ in range(2):
            self.execute_helper(self.code_execute_result[0]["code"])
        super().test_history()


class Beyond(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.km, cls.kc = start_new_kernel(kernel_name=KERNEL)

    @classmethod
    def tearDownClass(cls):
        cls.kc.stop_channels()
        cls.km.shutdown_kernel()

    def run_cell(self, code, **options):
        shown = []
        reply = self.kc.execute_interactive(code, timeout=90, output_hook=shown.append, **options)
        return reply["content"], [(m["msg_type"], m["content"]) for m in shown if m["msg_type"] not in ("status", "execute_input")]

    def test_a_display_is_updated_in_place(self):
        _, shown = self.run_cell('var d = display("one"); d.Update("two");')
        (first, one), (second, two) = shown
        self.assertEqual((first, second), ("display_data", "update_display_data"))
        self.assertEqual(one["transient"], two["transient"])
        self.assertEqual((one["data"]["text/plain"], two["data"]["text/plain"]), ("one", "two"))

    def test_what_a_cell_shows_comes_in_its_order(self):
        _, shown = self.run_cell('Console.Write("a"); display("b"); Console.Error.Write("c"); "d"')
        self.assertEqual([kind for kind, _ in shown], ["stream", "display_data", "stream", "execute_result"])

    def test_a_failure_says_where_and_keeps_what_was_declared(self):
        reply, shown = self.run_cell("var kept = 7;\n\nthrow new Exception(\"went\");")
        self.assertEqual(reply["status"], "error")
        self.assertRegex(reply["evalue"], r"line 3: Exception: went")
        self.assertEqual(self.run_cell("kept")[1][0][1]["data"]["text/plain"], "7")

    def test_an_input_is_asked_for(self):
        asked = []

        def answer(message):
            asked.append(message["content"])
            self.kc.input("Gotland")

        reply, shown = self.run_cell("#!set --name region --value @input:place\nregion", allow_stdin=True, stdin_hook=answer)
        self.assertEqual(reply["status"], "ok", reply)
        self.assertEqual(asked, [{"prompt": "place", "password": False}])
        self.assertEqual(shown[0][1]["data"]["text/plain"], "Gotland")
        self.run_cell("#!set --name key --value @password:key", allow_stdin=True, stdin_hook=answer)
        self.assertTrue(asked[1]["password"])

    def test_an_input_that_nobody_can_give_fails_and_says_which(self):
        reply, shown = self.run_cell("#!set --name region --value @input:place", allow_stdin=False)
        self.assertEqual(reply["status"], "error")
        self.assertIn("place", str(shown))

    def test_an_expression_beside_a_cell_is_evaluated(self):
        reply, shown = self.run_cell("var n = 4;", user_expressions={"twice": "n * 2", "wrong": "nothing"})
        self.assertEqual(reply["user_expressions"]["twice"]["data"]["text/plain"], "8")
        self.assertEqual(reply["user_expressions"]["wrong"]["status"], "error")
        self.assertEqual(shown, [])

    def test_silent_shows_nothing(self):
        self.assertEqual(self.run_cell('Console.Write("a"); 1', silent=True)[1], [])

    def test_an_interrupt_ends_a_cell_at_once_and_keeps_the_variables(self):
        self.run_cell("var before = 5;")
        self.kc.execute("await Task.Delay(60_000, Microsoft.DotNet.Interactive.KernelInvocationContext.Current.CancellationToken);")
        self.until("execute_input")
        time.sleep(0.5)
        began = time.monotonic()
        self.km.interrupt_kernel()
        self.assertEqual(self.kc.get_shell_msg(timeout=60)["content"]["status"], "error")
        self.assertLess(time.monotonic() - began, 5)
        self.until("status", execution_state="idle")
        self.assertEqual(self.run_cell("before")[1][0][1]["data"]["text/plain"], "5")

    def test_an_interrupt_ends_a_cell_that_does_not_stop_by_itself_and_loses_no_variable_unsaid(self):
        self.run_cell("var before = 6;")
        self.kc.execute("while (true) { }")
        self.until("execute_input")
        time.sleep(0.5)
        began = time.monotonic()
        self.km.interrupt_kernel()
        reply = self.kc.get_shell_msg(timeout=60)["content"]
        self.assertLess(time.monotonic() - began, 10)
        self.assertEqual(reply["status"], "error")
        self.until("status", execution_state="idle")
        kept = self.run_cell("before")[0]["status"] == "ok"
        self.assertEqual("all variables are gone" in reply["evalue"], not kept)

    def test_an_interrupt_ends_a_question(self):
        self.kc.execute("#!set --name region --value @input:place", allow_stdin=True)
        self.kc.get_stdin_msg(timeout=60)
        self.km.interrupt_kernel()
        self.assertEqual(self.kc.get_shell_msg(timeout=60)["content"]["status"], "error")
        self.until("status", execution_state="idle")
        self.assertEqual(self.run_cell("1 + 1")[1][0][1]["data"]["text/plain"], "2")

    def test_a_process_that_ends_is_told_and_another_takes_its_place(self):
        reply, _ = self.run_cell("Environment.Exit(3);")
        self.assertRegex(reply["evalue"], "ended with exit code 3 .* all variables are gone")
        self.assertEqual(self.run_cell("1 + 1")[1][0][1]["data"]["text/plain"], "2")

    def test_a_restart_forgets_and_leaves_no_process(self):
        _, shown = self.run_cell("var gone = 1; Environment.ProcessId")
        number = int(shown[0][1]["data"]["text/plain"].replace("\u2009", ""))
        self.km.restart_kernel(now=False)
        self.kc.wait_for_ready(timeout=90)
        with self.assertRaises(ProcessLookupError):
            os.kill(number, 0)
        self.assertEqual(self.run_cell("gone")[0]["status"], "error")

    def test_comms_are_none(self):
        self.kc.comm_info()
        self.assertEqual(self.kc.get_shell_msg(timeout=60)["content"]["comms"], {})

    def until(self, message_type, **content):
        while True:
            message = self.kc.get_iopub_msg(timeout=60)
            if message["msg_type"] == message_type and content.items() <= message["content"].items():
                return


if __name__ == "__main__":
    unittest.main()
