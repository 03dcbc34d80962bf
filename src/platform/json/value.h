// JSON as a plain value: read strictly, written compactly.
#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace json {

class Value;
struct Member;
using Array = std::vector<Value>;

/// An object keeps the order in which its members were set.
class Object {
public:
    // Made, copied and destroyed in the source file: here a Member is not known yet.
    Object();
    Object(Object const& other);
    Object(Object&& other) noexcept;
    Object& operator=(Object const& other);
    Object& operator=(Object&& other) noexcept;
    ~Object();
    Object(std::initializer_list<Member> members);
    /// The member of this name, or null.
    Value const* find(std::string_view name) const;
    /// Adds the member, or replaces the one of this name.
    void set(std::string name, Value value);
    /// Adds without looking for the name: for writers that know that it is new.
    void append(std::string name, Value value);
    void erase(std::string_view name);
    bool empty() const { return members_.empty(); }
    std::vector<Member> const& members() const { return members_; }
    friend bool operator==(Object const& left, Object const& right);

private:
    std::vector<Member> members_;
};

class Value {
public:
    // All in the source file: nearly every other uses this class, and what stands here each would
    // compile.
    Value();
    Value(Value const& other);
    Value(Value&& other) noexcept;
    Value& operator=(Value const& other);
    Value& operator=(Value&& other) noexcept;
    ~Value();
    Value(std::nullptr_t);
    template <class T>
    requires std::is_same_v<T, bool>
    Value(T truth) : Value(of_truth(truth)) {}
    template <class T>
    requires(std::is_integral_v<T> && !std::is_same_v<T, bool>)
    Value(T number) : Value(of_integer(static_cast<std::int64_t>(number))) {}
    Value(double number);
    Value(std::string text);
    Value(std::string_view text);
    Value(char const* text);
    Value(Array array);
    Value(Object object);
    template <class T>
    Value(std::optional<T> const& value) : Value() {
        if (value) *this = Value(*value);
    }

    bool is_null() const;
    bool const* truth() const;
    std::int64_t const* integer() const;
    /// Any number as a double.
    std::optional<double> number() const;
    std::string const* string() const;
    Array const* array() const;
    Object const* object() const;

    /// The text, or "" when this is not a string.
    std::string_view text() const;
    /// The member of an object, or the null value when there is none.
    Value const& at(std::string_view name) const;
    /// The elements of an array; empty when this is not one.
    Array const& elements() const;
    friend bool operator==(Value const& left, Value const& right);

private:
    static Value of_truth(bool truth);
    static Value of_integer(std::int64_t number);

    std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object> content_ =
        nullptr;
};

/// One name of an object and what stands under it.
struct Member {
    std::string name;
    Value value;
    friend bool operator==(Member const&, Member const&) = default;
};

/// Why a text is not JSON that we accept, and where (bytes from the beginning).
struct Mistake {
    std::string why;
    std::size_t at = 0;
};

/// Reads strictly: UTF-8, depth at most 32, no duplicate names, nothing after the value.
std::expected<Value, Mistake> parse(std::string_view text);

/// One compact line. "<", ">", "&", U+2028 and U+2029 are escaped, so it may stand inside a script
/// element.
std::string write(Value const& value);
void write(Value const& value, std::string& out);
/// A JSON string literal, escaped as above.
void write_string(std::string_view text, std::string& out);

}
