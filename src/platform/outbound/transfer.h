// One request to one checked address, and everything that can be too much of its answer.
#pragma once
#include <exception>
#include <memory>
#include <string>
#include <vector>

#include "platform/outbound/outbound.h"
#include "platform/outbound/target.h"

namespace outbound {

class Transfer {
public:
    /// All three must outlive it.
    Transfer(settings::Outbound const& settings, Request const& request, Take const& take);
    ~Transfer();
    Transfer(Transfer const&) = delete;
    Transfer& operator=(Transfer const&) = delete;

    /// Connects to one of the addresses and to nothing else; without addresses, to the proxy.
    /// `with_key`: the request's Authorization goes along.
    std::expected<Answer, Failure> run(Target const& target,
                                       std::vector<http::Address> const& addresses, bool with_key);

    /// Where the answer sends us, whole; empty when it does not say.
    std::string redirect() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}
