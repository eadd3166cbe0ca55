using PhotoGrid.Foundation;

namespace PhotoGrid.Core.Tests.Foundation;

public sealed class ResultTests
{
    [Fact]
    public void A_value_is_success()
    {
        Result<int> result = 7;

        Assert.True(result.Ok);
        Assert.Equal(7, result.Value);
        Assert.Null(result.Failure);
    }

    [Fact]
    public void A_failure_is_none_and_asking_it_for_a_value_is_a_bug()
    {
        Result<int> result = Failure.NotFound("photo");

        Assert.False(result.Ok);
        Assert.Equal((FailureKind.NotFound, "PHOTO_NOT_FOUND", "There is no such photo."), (result.Failure!.Kind, result.Failure.Code, result.Failure.Message));
        Assert.Throws<InvalidOperationException>(() => result.Value);
    }

    [Fact]
    public void An_invalid_field_is_named()
    {
        var failure = Failure.Invalid("The name is too long.", "name");

        Assert.Equal("VALIDATION_FAILED", failure.Code);
        Assert.Equal("name", failure.Details!["field"]);
        Assert.Null(Failure.Invalid("Wrong.").Details);
    }
}
