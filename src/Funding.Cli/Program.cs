using System.Globalization;
using System.Text;
using Funding.Cli;

// What is said and written must not depend on the machine.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return CommandLine.Run(args, Terminal.Create());
