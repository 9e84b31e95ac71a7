using Funding.Data.Checks;

namespace Funding.Import.Writing;

/// <summary>Makes the checks that every load makes, and those of the descriptor, each with its own result.</summary>
public static class DataAudit
{
    /// <summary>Makes every check, whatever the ones before it found.</summary>
    /// <param name="read">Gives the bytes of a file by its path relative to the data folder, or null.</param>
    /// <returns>The results in the order of the checks.</returns>
    public static IReadOnlyList<AuditResult> Run(Func<string, byte[]?> read)
    {
        var data = new RawData(read);
        var results = new List<AuditResult> { new("files, columns, cells, keys and references", [.. data.Findings], [.. data.Warnings]) };
        foreach (var check in DataCheck.All)
        {
            var (findings, warnings) = (data.Findings.Count, data.Warnings.Count);
            check.Run(data);
            results.Add(new(check.Name, [.. data.Findings.Skip(findings)], [.. data.Warnings.Skip(warnings)]));
        }

        results.Add(new("sizes and hashes of the descriptor", Descriptor(read), []));
        return results;
    }

    private static IReadOnlyList<Finding> Descriptor(Func<string, byte[]?> read)
    {
        try
        {
            return DataDescriptor.Verify(read);
        }
        catch (DatasetException)
        {
            // Its findings are on the list already, each under its own check.
            return [];
        }
    }
}

/// <summary>What one check of the data found.</summary>
/// <param name="Name">What was checked, for readers.</param>
/// <param name="Findings">What is wrong; empty if nothing is.</param>
/// <param name="Warnings">What a reader should look at.</param>
public sealed record AuditResult(string Name, IReadOnlyList<Finding> Findings, IReadOnlyList<Finding> Warnings);
