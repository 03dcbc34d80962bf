// Runs for every request before anything else of ours does, so it takes care of memory.
#include "platform/http/request_maker.h"

#include <algorithm>
#include <array>

#include "platform/http/ascii.h"
#include "platform/http/cookies.h"
#include "platform/http/target.h"

namespace http {

namespace {

/// Headers with which some programs are told who has signed in; nobody may tell us that way.
bool claims_identity(std::string_view name) {
    return name.starts_with("x-user") || name.starts_with("x-remote-") || name == "remote-user";
}

bool is_forwarded(std::string_view name) {
    return name.starts_with("x-forwarded-") || name == "forwarded" || name == "x-real-ip";
}

std::string_view last_of_list(std::string_view list) {
    auto const comma = list.rfind(',');
    return without_blanks(comma == list.npos ? list : list.substr(comma + 1));
}

}

void RequestMaker::reset() {
    while (!request_.headers.empty())
        spare_.push_back(request_.headers.extract(request_.headers.begin()));
    if (!request_.query.list().empty()) request_.query = {};
    if (!request_.cookies.list().empty()) request_.cookies = {};
    request_.secure = false;
}

void RequestMaker::add_header(HeaderLine const& line) {
    name_.assign(line.name);
    for (char& c : name_) c = lower(c);
    if (claims_identity(name_)) return;
    auto const place = request_.headers.lower_bound(name_);
    if (place != request_.headers.end() && place->first == name_) {
        place->second.append(name_ == "cookie" ? "; " : ", ").append(line.value);
    } else if (spare_.empty()) {
        request_.headers.emplace_hint(place, name_, line.value);
    } else {
        auto node = std::move(spare_.back());
        spare_.pop_back();
        node.key().assign(name_);
        node.mapped().assign(line.value);
        request_.headers.insert(place, std::move(node));
    }
}

void RequestMaker::read_forwarded(Address const& peer) {
    if (!proxies_.contains(peer)) {
        std::erase_if(request_.headers,
                      [](auto const& header) { return is_forwarded(header.first); });
        return;
    }
    request_.remote_address = proxies_.client(peer, request_.header("x-forwarded-for")).text();
    request_.secure =
        equal_ignoring_case(last_of_list(request_.header("x-forwarded-proto")), "https");
}

Request& RequestMaker::make(Head const& head, Address const& peer, std::string const& peer_text) {
    reset();
    request_.method = head.method;
    request_.target.assign(head.target);
    request_.remote_address = peer_text;
    for (auto const& line : head.lines) add_header(line);
    read_forwarded(peer);
    auto query = head.target;
    read_path(take_until(query, '?'), request_.path);
    if (!query.empty()) request_.query = urlencoded(query);
    if (auto const cookies = request_.header("cookie"); !cookies.empty())
        request_.cookies = read_cookies(cookies);
    return request_;
}

Request RequestMaker::take() { return std::exchange(request_, Request{}); }

}
