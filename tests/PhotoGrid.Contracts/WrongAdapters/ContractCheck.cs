using System.Reflection;
using Xunit.Sdk;

namespace PhotoGrid.Contracts.WrongAdapters;

/// <summary>Runs the tests of a contract by hand, so that a test can say which of them must fail on a wrong adapter.</summary>
internal static class ContractCheck
{
    /// <summary>Runs each plain test of the suite on a fresh instance and answers the names of those that failed.</summary>
    public static async Task<List<string>> FailuresAsync(Func<object> suite, params string[] only)
    {
        var failed = new List<string>();
        var first = suite();
        var tests = first.GetType().GetMethods().Where(IsTest).Where(test => only.Length == 0 || only.Contains(test.Name)).ToList();
        await EndAsync(first);
        Assert.True(only.Length == 0 || tests.Count == only.Length, "A test named here is not in the contract.");
        foreach (var test in tests)
        {
            var instance = suite();
            try
            {
                if (instance is IAsyncLifetime starting)
                    await starting.InitializeAsync();
                await (Task)test.Invoke(instance, null)!;
            }
            catch (Exception error) when (error is XunitException or not OutOfMemoryException)
            {
                failed.Add(test.Name);
            }
            finally
            {
                await EndAsync(instance);
            }
        }

        return failed;
    }

    private static bool IsTest(MethodInfo method) =>
        method.GetCustomAttribute<FactAttribute>() is { Skip: null } and not TheoryAttribute && method.GetParameters().Length == 0;

    private static async Task EndAsync(object instance)
    {
        if (instance is IAsyncLifetime ending)
            await ending.DisposeAsync();
        (instance as IDisposable)?.Dispose();
    }
}
