using Dib.Cache;

namespace Dib.Cli;

/// <summary><c>dib cache</c>: what the engine keeps for a user.</summary>
internal static class CacheCommand
{
    private static readonly Option<bool> Clear =
        new("--clear") { Description = "Remove all of it; the next run compiles every cell anew" };

    public static Command Create()
    {
        var command = new Command("cache", "Shows what is kept for this user to be quick: compiled cells and copies of libraries")
        { Clear };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        if (UserCache.OfThisUser is not { } cache)
        {
            Terminal.WriteError($"There is no cache: {UserCache.Problem}");
            return ExitCodes.WrongUsage;
        }
        if (parsed.GetValue(Clear))
            cache.Clear();
        Terminal.WriteLine(cache.Folder);
        foreach (var (kind, count, bytes) in cache.Kept())
            Terminal.WriteLine($"{kind,-10} {count,6}  {bytes / 1e6,8:0.0} MB");
        return ExitCodes.Fine;
    }
}
