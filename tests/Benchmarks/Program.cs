using Benchmarks;

// `dotnet run --project tests/Benchmarks -- NAME [NUMBER]` runs one of them.
IBenchmark[] all =
[
    new ManyCells(),
    new FirstCell(),
    new FirstRender(),
    new DataEdit(),
    new WatchLatency(),
    new PageLoad(),
    new EditorAnswers(),
    new VsCodeTimes(),
    new Interrupts(),
];

if (args is [var name, ..] && all.FirstOrDefault(benchmark => benchmark.Name == name) is { } chosen)
{
    await chosen.RunAsync(args.Length > 1 ? int.Parse(args[1]) : null);
    return 0;
}

Console.WriteLine("dotnet run --project tests/Benchmarks -- NAME [NUMBER]");
foreach (var benchmark in all)
    Console.WriteLine($"  {benchmark.Name,-14} {benchmark.Description}");
return 2;
