/// <summary>How much of what is large the tests try: a sample, or all of it where the environment says FULL=1.</summary>
internal static class Sample
{
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("FULL") == "1";

    /// <summary>Every n-th, beginning with the first; all of them in full.</summary>
    public static IEnumerable<T> OneOf<T>(int n, IEnumerable<T> all) => all.Where((_, index) => IsFull || index % n == 0);
}
