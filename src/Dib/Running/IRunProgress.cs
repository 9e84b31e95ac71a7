namespace Dib.Running;

/// <summary>Hears how a run of several notebooks comes along. Called from several threads.</summary>
public interface IRunProgress
{
    /// <summary>A notebook's kernel starts.</summary>
    void Started(NotebookFile file);

    /// <summary>A cell starts.</summary>
    /// <param name="file">Its notebook.</param>
    /// <param name="number">Its 1-based number.</param>
    void CellStarted(NotebookFile file, int number);

    /// <summary>A notebook has been run to its end, good or bad.</summary>
    void Finished(NotebookFile file, NotebookRun run, TimeSpan elapsed);
}
