// From a guarded head to a request; the memory of the last request is used again.
#pragma once
#include <string>
#include <vector>

#include "platform/http/client_address.h"
#include "platform/http/guard.h"
#include "platform/http/request.h"

namespace http {

/// Makes requests, one after another, without allocating once it has made a few.
class RequestMaker {
public:
    /// `proxies` must outlive the maker.
    explicit RequestMaker(Proxies const& proxies) : proxies_(proxies) {}

    /// The request without its body, valid until the next call; `peer` is who sent it to us,
    /// `peer_text` the same as text. Headers in which only a proxy may say who the client is are
    /// believed from configured proxies and else left out. Throws BadRequest.
    Request& make(Head const& head, Address const& peer, std::string const& peer_text);
    /// The request that was made last, for keeping.
    Request take();

private:
    void reset();
    void add_header(HeaderLine const& line);
    void read_forwarded(Address const& peer);

    Proxies const& proxies_;
    Request request_;
    std::string name_;
    std::vector<decltype(request_.headers)::node_type> spare_;
};

}
