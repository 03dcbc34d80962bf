// prometheus-cpp keeps the figures.
#include "platform/metrics/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <mutex>
#include <vector>

namespace metrics {

struct Metrics::Parts {
    prometheus::Registry registry;
    prometheus::Family<prometheus::Histogram>& durations = prometheus::BuildHistogram()
                                                               .Name("samverk_request_seconds")
                                                               .Help("How long requests took")
                                                               .Register(registry);
    prometheus::Counter& from_memory = prometheus::BuildCounter()
                                           .Name("samverk_pages_from_memory_total")
                                           .Help("Pages served from memory")
                                           .Register(registry)
                                           .Add({});
    std::mutex mutex;
    std::vector<std::pair<prometheus::Gauge*, std::function<double()>>> gauges;
};

Metrics::Metrics() : parts_(std::make_unique<Parts>()) {}
Metrics::~Metrics() = default;

void Metrics::request(std::string const& kind, int status, double seconds) {
    static prometheus::Histogram::BucketBoundaries const boundaries{0.001, 0.005, 0.02, 0.1,
                                                                    0.5,   2,     10};
    parts_->durations.Add({{"kind", kind}, {"status", std::to_string(status)}}, boundaries)
        .Observe(seconds);
}

void Metrics::from_memory() { parts_->from_memory.Increment(); }

void Metrics::gauge(std::string const& name, std::string const& help,
                    std::function<double()> value) {
    auto& gauge = prometheus::BuildGauge()
                      .Name("samverk_" + name)
                      .Help(help)
                      .Register(parts_->registry)
                      .Add({});
    std::lock_guard const lock(parts_->mutex);
    parts_->gauges.emplace_back(&gauge, std::move(value));
}

std::string Metrics::text() const {
    {
        std::lock_guard const lock(parts_->mutex);
        for (auto const& [gauge, value] : parts_->gauges) gauge->Set(value());
    }
    return prometheus::TextSerializer().Serialize(parts_->registry.Collect());
}

}
