using Dib.Running;

namespace Dib.Rendering;

/// <summary>Hears how a rendering comes along. Called from several threads.</summary>
public interface IRenderProgress : IRunProgress
{
    /// <summary>It is known which notebooks have to be run.</summary>
    /// <param name="plans">One per notebook, in their order.</param>
    void Planned(IReadOnlyList<RenderPlan> plans);
}

/// <summary>Whether a notebook has to be run.</summary>
/// <param name="File">The notebook.</param>
/// <param name="Reason">Why it has to be run, as a phrase; null where its page stands.</param>
public sealed record RenderPlan(NotebookFile File, string? Reason);
