namespace Benchmarks;

/// <summary>Measures one thing and prints a table. What is compared is measured in the same run.</summary>
internal interface IBenchmark
{
    string Name { get; }

    string Description { get; }

    /// <param name="number">How often or how many; null for the usual.</param>
    Task RunAsync(int? number);
}
