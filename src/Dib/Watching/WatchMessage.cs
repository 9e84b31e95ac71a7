using System.Text.Json.Serialization;

namespace Dib.Watching;

/// <summary>What the browser is told.</summary>
/// <param name="Version">Counts the changes of the site.</param>
/// <param name="Changed">The pages that are no longer what they were before this message.</param>
/// <param name="Failures">All that is wrong now; none takes the overlay away.</param>
internal sealed record WatchMessage(int Version, IReadOnlyList<string> Changed, IReadOnlyList<WatchFailure> Failures);

/// <summary>Something that is wrong.</summary>
/// <param name="Where">The notebook.</param>
/// <param name="Message">What is wrong with it.</param>
internal sealed record WatchFailure(string Where, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WatchMessage))]
internal sealed partial class WatchJson : JsonSerializerContext;
