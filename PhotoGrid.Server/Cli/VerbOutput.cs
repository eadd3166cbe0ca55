using System.Globalization;

namespace PhotoGrid.Server.Cli;

/// <summary>Prints one line, to standard error or standard output of whoever typed the verb.</summary>
internal delegate Task Say(bool isError, string line);

/// <summary>How far a verb has come; a total of 0 is not known.</summary>
internal sealed record VerbProgress(long Done, long Total, string What)
{
    /// <summary>The form in which it crosses the control socket.</summary>
    public string ToLine() => string.Create(CultureInfo.InvariantCulture, $"{Done} {Total} {What}");

    public static VerbProgress FromLine(string line) => line.Split(' ', 3) is [var done, var total, var what]
        ? new VerbProgress(long.Parse(done, CultureInfo.InvariantCulture), long.Parse(total, CultureInfo.InvariantCulture), what)
        : throw new IOException("The running PhotoGrid is of another release.");
}

/// <summary>Where a verb's words go: lines, and how far it is.</summary>
internal sealed record VerbOutput(Say Say, Func<VerbProgress, Task> Show)
{
    /// <summary>Takes lines only.</summary>
    public static VerbOutput Lines(Say say) => new(say, _ => Task.CompletedTask);

    public Task LineAsync(string line) => Say(false, line);

    public Task ErrorAsync(string line) => Say(true, line);
}
