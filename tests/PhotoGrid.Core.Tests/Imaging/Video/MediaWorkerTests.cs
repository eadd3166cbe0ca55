using System.Diagnostics;
using PhotoGrid.Core.Tests.Imaging.Support;
using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Pool;

namespace PhotoGrid.Core.Tests.Imaging.Video;

/// <summary>What a tool can still do once the media worker has become it: ordinary programs try, in the place of a broken ffmpeg.</summary>
public sealed class MediaWorkerTests : IDisposable
{
    private const string Shell = "/usr/bin/bash";

    private readonly string _file = Path.GetTempFileName();

    public MediaWorkerTests() => File.WriteAllText(_file, "what was handed over");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task It_reads_the_file_it_was_handed() => Assert.Equal((0, "what was handed over"), await RunAsync("/usr/bin/cat", MediaWorker.InputMark));

    [Fact]
    public async Task It_reads_no_other_file()
    {
        string other = Path.GetTempFileName();

        (int code, string output) = await RunAsync("/usr/bin/cat", other, "/etc/passwd", "/proc/self/environ");
        File.Delete(other);

        Assert.Equal((1, ""), (code, output));
    }

    [Theory]
    [InlineData("echo x > /tmp/photogrid-prison-test")] // make a file
    [InlineData("echo x >> {input}")] // write to the one it has
    [InlineData("exec 5<>/dev/tcp/127.0.0.1/9")] // a socket
    [InlineData("kill -0 $PPID")] // a signal
    [InlineData("(exit 0)")] // a child
    [InlineData("ulimit -n 100")] // a limit raised
    public async Task It_can_do_nothing_to_the_machine(string attempt)
    {
        (int code, _) = await RunAsync(Shell, "-c", $"{attempt} && exit 0; exit 7");

        Assert.NotEqual(0, code);
    }

    [Fact]
    public async Task It_has_no_more_time_and_memory_than_allowed()
    {
        Assert.Equal(128 + 24, (await RunAsync(Shell, "-c", "while :; do :; done")).Code);
        Assert.NotEqual(0, (await RunAsync(Shell, "-c", "x=$(printf '%0300000000d' 0)")).Code);
    }

    [Fact]
    public async Task Nothing_of_the_servers_environment_is_in_it()
    {
        Environment.SetEnvironmentVariable("PHOTOGRID_TEST_SECRET", "not-for-you");

        Assert.DoesNotContain("not-for-you", (await RunAsync("/usr/bin/env")).Output);
    }

    [Fact]
    public async Task It_does_not_start_for_another_than_its_parent() => Assert.Equal(MediaWorker.NoPrison, (await RunAsync(1, "/usr/bin/true")).Code);

    private Task<(int Code, string Output)> RunAsync(params string[] tool) => RunAsync(Environment.ProcessId, tool);

    private async Task<(int Code, string Output)> RunAsync(int parent, params string[] tool)
    {
        ProcessStartInfo start = WorkerCommand.Create(Pools.Options, [MediaWorker.Verb, $"{parent}", "1", "256", _file, .. tool]);
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        _ = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
