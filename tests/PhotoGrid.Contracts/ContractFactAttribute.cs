using Xunit.Abstractions;
using Xunit.Sdk;

namespace PhotoGrid.Contracts;

/// <summary>A test of a contract whose adapters need something that not every machine has: skipped where the adapter's class says so.</summary>
[XunitTestCaseDiscoverer("PhotoGrid.Contracts.ContractFactDiscoverer", "PhotoGrid.Contracts")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class ContractFactAttribute : FactAttribute;

/// <summary>On an adapter's test class: these tests need Debian's PostgreSQL. Without it they are skipped, and fail when PHOTOGRID_REQUIRE_ALL=1.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsPostgresAttribute : Attribute
{
    public static string? Missing { get; } =
        Postgres.PostgresServer.Binaries is null && Environment.GetEnvironmentVariable("PHOTOGRID_REQUIRE_ALL") != "1"
            ? "PostgreSQL is not installed (apt-get install postgresql)"
            : null;
}

/// <summary>Makes the test cases.</summary>
public sealed class ContractFactDiscoverer(IMessageSink diagnostics) : FactDiscoverer(diagnostics)
{
    private readonly IMessageSink _diagnostics = diagnostics;

    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        new ContractTestCase(_diagnostics, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
}

/// <summary>A test that looks at its class, not only at itself, for a reason to be skipped.</summary>
public sealed class ContractTestCase : XunitTestCase
{
    [Obsolete("Called by the de-serializer")]
    public ContractTestCase()
    {
    }

    public ContractTestCase(IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(diagnostics, display, options, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        TestMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsPostgresAttribute)).Any() ? NeedsPostgresAttribute.Missing : base.GetSkipReason(factAttribute);
}
