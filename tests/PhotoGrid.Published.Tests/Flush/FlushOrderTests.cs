namespace PhotoGrid.Published.Tests.Flush;

/// <summary>The checker itself: a good trace passes, and without any one of its steps it does not.</summary>
public sealed class FlushOrderTests
{
    private const string Data = "/tmp/data";
    private const string Staged = $"{Data}/originals/.staging/0198/content";
    private const string Folder = $"{Data}/originals/0197/2026/11";
    private const string Target = $"{Folder}/photo.1a2b3c4d.png";
    private const string Wal = $"{Data}/users/0a1/0197/library.db-wal";

    private static readonly string[] Good =
    [
        $"101 pwrite64(40<{Wal}>, \"init\", 4096, 0) = 4096",
        $"101 fdatasync(40<{Wal}>) = 0",
        "101 sendmsg(30<socket:[5]>, {msg_iov=[{iov_base=\"HTTP/1.1 201 Created\\r\\n\", iov_len=20}]}, MSG_NOSIGNAL) = 20",
        $"102 pwrite64(41<{Staged}>, \"\\x89PNG\", 70000, 0) = 70000",
        $"102 fsync(41<{Staged}>) = 0",
        $"103 renameat2(AT_FDCWD, \"{Staged}\", AT_FDCWD, \"{Target}\", RENAME_NOREPLACE) = 0",
        $"103 fsync(42<{Folder}>) = 0",
        $"104 pwrite64(40<{Wal}>, \"photo\", 4096, 4096) = 4096",
        $"104 fdatasync(40<{Wal}>) = 0",
        "103 sendmsg(30<socket:[5]>, {msg_iov=[{iov_base=\"HTTP/1.1 201 Created\\r\\n\", iov_len=20}]}, MSG_NOSIGNAL) = 20",
    ];

    [Fact]
    public void The_right_order_passes() => Assert.Empty(Check(Good));

    [Theory]
    [InlineData(3, "never written")]
    [InlineData(4, "file was not flushed")]
    [InlineData(5, "no staged file was renamed")]
    [InlineData(6, "folder was not flushed")]
    [InlineData(7, "nothing was written to the user's WAL")]
    [InlineData(8, "WAL was not flushed")]
    [InlineData(9, "no 201")]
    public void Without_any_one_step_it_fails(int line, string sentence) =>
        Assert.Contains(Check([.. Good[..line], .. Good[(line + 1)..]]), violation => violation.Contains(sentence, StringComparison.Ordinal));

    [Theory]
    [InlineData(4, 5)]
    [InlineData(6, 9)]
    [InlineData(8, 9)]
    [InlineData(3, 4)]
    [InlineData(6, 7)]
    public void A_step_too_late_fails(int step, int after)
    {
        var late = Good.ToList();
        (late[step], late[after]) = (late[after], late[step]);

        Assert.NotEmpty(Check(late));
    }

    [Fact]
    public void A_worker_that_begins_before_the_answer_is_none_of_it() =>
        Assert.Empty(Check([.. Good[..9], $"105 pwrite64(40<{Wal}>, \"lease\", 4096, 8192) = 4096", Good[9]]));

    [Fact]
    public void A_flush_that_failed_is_none() =>
        Assert.NotEmpty(Check(Good.Select(line => line.Replace($"fsync(41<{Staged}>) = 0", $"fsync(41<{Staged}>) = -1 EIO (Input/output error)", StringComparison.Ordinal))));

    [Fact]
    public void A_flush_that_ends_after_the_answer_fails()
    {
        string[] late =
        [
            .. Good[..8],
            $"104 fdatasync(40<{Wal}> <unfinished ...>",
            Good[9],
            "104 <... fdatasync resumed>) = 0",
        ];

        Assert.Contains(Check(late), violation => violation.Contains("WAL was not flushed", StringComparison.Ordinal));
    }

    [Fact]
    public void A_call_that_others_interrupt_is_put_together()
    {
        string[] mixed =
        [
            .. Good[..6],
            $"103 fsync(42<{Folder}> <unfinished ...>",
            "200 write(1<pipe:[9]>, \"log\", 3) = 3",
            "103 <... fsync resumed>) = 0",
            .. Good[7..],
        ];

        Assert.Empty(Check(mixed));
    }

    private static IReadOnlyList<string> Check(IEnumerable<string> lines) => FlushOrder.Violations(SystemCall.Parse(lines));
}
