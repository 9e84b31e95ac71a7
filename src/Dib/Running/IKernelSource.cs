namespace Dib.Running;

/// <summary>Where kernels come from: started when wanted, or kept ready.</summary>
public interface IKernelSource
{
    /// <summary>A kernel that has run nothing yet. The caller disposes it.</summary>
    /// <param name="workingDirectory">The notebook's folder: what paths in its cells are relative to.</param>
    KernelProcess Take(string workingDirectory);
}
