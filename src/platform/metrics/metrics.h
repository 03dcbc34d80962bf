// Figures about the running program in Prometheus' text format.
#pragma once
#include <functional>
#include <memory>
#include <string>

namespace metrics {

/// Safe to use from many threads.
class Metrics {
public:
    Metrics();
    ~Metrics();
    /// One answered request: what kind of route ("page", "api", "asset", "none"), its status and
    /// how long it took.
    void request(std::string const& kind, int status, double seconds);
    /// A page that was served from memory.
    void from_memory();
    /// A figure that is asked for when metrics are read. `name` in snake case with its unit:
    /// "search_documents".
    void gauge(std::string const& name, std::string const& help, std::function<double()> value);
    /// Everything as text.
    std::string text() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}
