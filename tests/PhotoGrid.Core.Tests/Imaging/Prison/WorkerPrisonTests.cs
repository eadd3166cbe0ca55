using System.Diagnostics;
using PhotoGrid.Core.Tests.Imaging.Raw;
using PhotoGrid.Core.Tests.Imaging.Support;
using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Metadata;

namespace PhotoGrid.Core.Tests.Imaging.Prison;

public class WorkerPrisonTests(PoolFixture fixture) : IClassFixture<PoolFixture>
{
    [ImagingFact]
    public async Task A_locked_worker_can_neither_open_nor_call_nor_execute_nor_touch_others()
    {
        IReadOnlyList<string> command = Pools.Options.WorkerCommand!;
        var start = new ProcessStartInfo(command[0], [.. command.Skip(1), "decode-worker", "probe"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process probe = Process.Start(start)!;

        Task<string> errors = probe.StandardError.ReadToEndAsync();
        string said = await probe.StandardOutput.ReadToEndAsync();
        await probe.WaitForExitAsync();

        Assert.True(probe.ExitCode == 0, said + await errors);
        Assert.DoesNotContain("NOT REFUSED", said);
        Assert.All(["open for reading: refused", "make a file: refused", "make a socket: refused", "execute a program: refused", "make a process: refused",
            "trace a process: refused"], line => Assert.Contains(line, said));
        Assert.False(File.Exists("/tmp/photogrid-escaped"));
    }

    [ImagingFact]
    public async Task Every_thread_of_a_worker_is_behind_the_filter()
    {
        await fixture.Pool.MakeEagerAsync(TestImages.Input(TestImages.Plain("jpegsave_target", 1, 2, 3)), default);

        string[] threads = Directory.GetDirectories($"/proc/{fixture.Pool.WorkerIds[0]}/task");

        Assert.InRange(threads.Length, 3, 100);
        Assert.All(threads, thread =>
        {
            string status = File.ReadAllText(Path.Combine(thread, "status"));
            Assert.Contains("\nSeccomp:\t2\n", status);
            Assert.Contains("\nNoNewPrivs:\t1\n", status);
        });
    }

    [ImagingTheory]
    [InlineData("jpegsave_target")]
    [InlineData("pngsave_target")]
    [InlineData("webpsave_target")]
    [InlineData("gifsave_target")]
    [InlineData("tiffsave_target")]
    [InlineData("heifsave_target")]
    public async Task Behind_it_every_format_of_libvips_is_decoded(string saver)
    {
        byte[] photo = TestImages.Gradient(saver, 1000, 700);

        Assert.NotNull((await fixture.Pool.ReadMetadataAsync(TestImages.Input(photo), default)).Value);
        Assert.NotNull((await fixture.Pool.MakeEagerAsync(TestImages.Input(photo), default)).Value);
    }

    [ImagingFact(corpus: true, decoder: Decoder.Heif)]
    public async Task Behind_it_the_libraries_of_the_system_decode_and_tags_of_every_kind_are_read()
    {
        await using DecodePool one = Pools.Start(Pools.Options with { MaxWorkers = 1 });
        var heic = DecodeInput.File(Corpus.PathOf("metadata-extractor-images/heic/IMG_2927.HEIC"));
        byte[] raw = TestRaw.Dng(1200, 900, (9000, 9000, 9000));

        PhotoMetadata? metadata = (await one.ReadMetadataAsync(heic, default)).Value;
        int worker = Assert.Single(one.WorkerIds);
        Assert.NotNull((await one.MakeEagerAsync(heic, default)).Value);
        Assert.NotNull((await one.MakeEagerAsync(TestImages.Input(raw), default)).Value);

        Assert.Equal("iPhone 11 Pro", metadata?.Camera.Model);
        // The same one did it all: it was not lost and replaced on the way.
        Assert.Equal(worker, Assert.Single(one.WorkerIds));
    }
}
