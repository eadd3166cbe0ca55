using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Metrics;

var builder = WebApplication.CreateSlimBuilder(args);

builder.AddHttp();

var app = builder.Build();
app.UseHttp();

app.MapGet("/healthz", () => "ok");
app.MapMetricsEndpoints();

app.Run();
