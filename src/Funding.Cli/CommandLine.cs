using System.CommandLine;
using System.CommandLine.Help;
using Funding.Data;
using Funding.Import.Writing;
using Spectre.Console;

namespace Funding.Cli;

/// <summary>The program's commands and the way from their arguments to their code.</summary>
internal static class CommandLine
{
    public static readonly Option<string?> Data = new("--data")
    {
        Description = "The data folder (default: the folder 'data' here or above)",
    };

    public static int Run(string[] args, IAnsiConsole console)
    {
        // No RootCommand: that would be called as the assembly is, and the program is not.
        var root = new Command("funding", "Imports published pages into the data, takes imports back, and checks the data.")
        {
            ImportCommand.Create(console), UndoCommand.Create(console), CheckCommand.Create(console), new HelpOption(), new VersionOption(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            var command = parsed.CommandResult.Command;
            if (command == root && parsed.UnmatchedTokens is [var unknown, ..])
                Console.Error.WriteLine($"'{unknown}' is no command; there are {Prose.List(root.Subcommands.Select(each => each.Name))}.");
            else
                foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
            Console.Error.WriteLine($"'{(command == root ? "" : "funding ")}{command.Name} --help' shows how it is used.");
            return ExitCodes.WrongUsage;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or UsageException)
        {
            Console.Error.WriteLine(error.Message);
            return ExitCodes.WrongUsage;
        }
    }

    /// <summary>The data folder, after an interrupted import was finished or rolled back, which is said.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no data folder.</exception>
    public static DataFolder Open(ParseResult parsed, IAnsiConsole console)
    {
        var folder = DataFolder.Find(parsed.GetValue(Data));
        try
        {
            if (DataTransaction.Recover(folder.Path) is { } done) console.WriteLine(done);
        }
        catch (UnauthorizedAccessException)
        {
            console.WriteLine("An import was interrupted, and the folder cannot be written: the data are read as that import leaves them.");
        }

        return folder;
    }
}
