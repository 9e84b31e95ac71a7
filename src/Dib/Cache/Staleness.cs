namespace Dib.Cache;

/// <summary>Whether a notebook has to be run again: by the content of everything that its last outcome depends on.</summary>
internal static class Staleness
{
    /// <summary>The build of the engine and of the kernel beside it: another one may run or show things otherwise.</summary>
    public static string Engine { get; } =
        $"{typeof(Staleness).Module.ModuleVersionId} {KernelLauncher.BuildOfThisProgram} {Environment.Version}";

    /// <summary>The time zone of this machine. Local times are written in it, also by a text that is read with its offset.</summary>
    public static string Zone { get; } = OperatingSystem.IsWindows() ? TimeZoneInfo.Local.ToSerializedString()
        : $"{Environment.GetEnvironmentVariable("TZ")} {ContentHash.OfFile("/etc/localtime")}";

    /// <summary>Why a notebook has to be run again, as a phrase; null where its last outcome stands.</summary>
    /// <param name="record">What is remembered of its last run, or null.</param>
    /// <param name="file">The notebook as it is now.</param>
    /// <param name="inputs">The inputs of this run, by name.</param>
    /// <param name="culture">Whose numbers this run shows.</param>
    /// <param name="hashOf">Gives the hash of a file as it is now; null where it is not there.</param>
    public static string? Reason(RunRecord? record, NotebookFile file, IReadOnlyDictionary<string, string> inputs,
        CultureInfo culture, Func<string, string?> hashOf)
    {
        return record switch
        {
            null => "no good run is remembered",
            { Engine: var engine } when engine != Engine => "the engine is another build",
            { NotebookHash: var hash } when hash != file.Hash => "its text changed",
            { Culture: var before } when before != culture.Name =>
                culture.Name.Length == 0 ? $"its numbers were written as in {before}"
                    : $"its numbers are to be written as in {culture.Name}",
            { Zone: var zone } when zone != Zone => "the time zone is another",
            _ when Unforeseeable(record.Provenance) is { } effect =>
                $"it calls {effect.Member} ({effect.Place}), so its outcome may differ each time",
            _ when record.Provenance.Inputs.FirstOrDefault(IsOther) is { } changed => $"the input '{changed.Name}' changed",
            _ => ChangedFile(record, file, hashOf),
        };

        bool IsOther(InputUsed input) => !inputs.TryGetValue(input.Name, out var value) || ContentHash.OfText(value) != input.Hash;
    }

    /// <summary>True where a notebook is run again each time, since its outcome may differ.</summary>
    public static bool IsUnforeseeable(Provenance provenance) => Unforeseeable(provenance) is not null;

    private static EffectFound? Unforeseeable(Provenance provenance) =>
        provenance.Effects.FirstOrDefault(effect => effect.Kind != "files" || !provenance.DeclaresFiles);

    private static string? ChangedFile(RunRecord record, NotebookFile file, Func<string, string?> hashOf)
    {
        var wasMoved = record.Place != RealPath.Of(file.Folder);
        foreach (var dependency in record.Provenance.Files)
        {
            if (wasMoved && Path.IsPathRooted(dependency.Path))
                return $"it was copied here from another place, and read {dependency.Path} there";
            var path = Path.GetFullPath(dependency.Path, file.Folder);
            var hash = hashOf(path);
            if (hash == dependency.Hash)
                continue;
            var name = Path.GetRelativePath(file.Folder, path).Replace('\\', '/');
            return hash is null ? $"{name} is gone" : dependency.Hash is null ? $"{name} is new" : $"{name} changed";
        }
        return null;
    }
}
