// From method and path to what answers them. What that is, and who may, is the caller's business.
#pragma once
#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/http/request.h"
#include "platform/http/response.h"

namespace http {

/// What the path had in the places of the pattern's parameters.
class Captures {
public:
    /// The value of this parameter. Throws std::out_of_range for a name that the pattern does not
    /// have.
    std::string const& at(std::string_view name) const;
    std::vector<std::pair<std::string, std::string>> const& list() const { return values_; }

private:
    friend class PathTree;
    std::vector<std::pair<std::string, std::string>> values_;
};

/// Patterns such as "/projects/{id}/{slug}" and "/assets/{file...}", where the last takes the rest
/// of the path. A literal segment beats a parameter, a parameter beats a rest. A parameter is never
/// empty.
class PathTree {
public:
    PathTree();
    ~PathTree();
    PathTree(PathTree&&) noexcept;
    PathTree& operator=(PathTree&&) noexcept;

    /// The number of this pattern: the next one, or the one it got before. Throws std::logic_error
    /// for a malformed pattern and for two names of the same place.
    std::size_t add(std::string_view pattern);

    struct Match {
        std::size_t number = 0;
        Captures captures = {};
    };
    /// The pattern that fits best, or nothing.
    std::optional<Match> find(std::string_view path) const;

private:
    struct Node;
    std::unique_ptr<Node> root_;
    std::size_t count_ = 0;
};

/// The reply to a method that a path does not have: 204 to OPTIONS, else 405 without a body; with
/// Allow.
Response not_offered(Method method, std::string_view allow);

/// A table of routes. HEAD is answered by what answers GET.
template <class Value>
class Router {
public:
    /// What was found. Without `value`, the path is unknown when `allow` is empty, and else
    /// not_offered() answers.
    struct Found {
        Value const* value = nullptr;
        Captures captures = {};
        std::string_view allow = {};  ///< The methods of this path: "GET, HEAD, OPTIONS, POST".
    };

    /// Throws std::logic_error when this method and pattern have a value already.
    void add(Method method, std::string_view pattern, Value value) {
        auto const number = paths_.add(pattern);
        if (number == places_.size()) places_.emplace_back();
        auto& slot = places_[number].values[static_cast<std::size_t>(method)];
        if (slot)
            throw std::logic_error("two routes for " + std::string(name(method)) + " " +
                                   std::string(pattern));
        slot = std::make_unique<Value>(std::move(value));
        places_[number].allow = allowed(places_[number]);
    }

    /// Finds by a path as Request::path has it.
    Found find(Method method, std::string_view path) const {
        auto match = paths_.find(path);
        if (!match) return {};
        auto const& place = places_[match->number];
        auto const* value = at(place, method);
        if (!value && method == Method::head) value = at(place, Method::get);
        return {.value = value, .captures = std::move(match->captures), .allow = place.allow};
    }

private:
    struct Place {
        std::array<std::unique_ptr<Value>, 7> values;
        std::string allow;
    };

    static Value const* at(Place const& place, Method method) {
        return place.values[static_cast<std::size_t>(method)].get();
    }

    static std::string allowed(Place const& place) {
        std::string allow;
        for (auto const method : {Method::get, Method::head, Method::options, Method::post,
                                  Method::put, Method::patch, Method::del}) {
            bool const implied =
                method == Method::options || (method == Method::head && at(place, Method::get));
            if (at(place, method) || implied)
                allow.append(allow.empty() ? "" : ", ").append(name(method));
        }
        return allow;
    }

    PathTree paths_;
    std::vector<Place> places_;
};

}
