# samverk_part(NAME [USES other parts] [LINK outside libraries] [TEST_USES parts that only the tests need])
#
# One folder, one static library, named after its path under src: platform/http is platform_http.
# Every .cpp in the folder (and below) belongs to it; its *_test.cpp make the program NAME_test.
# USES is also what tools/check_arrows reads: a part may include only parts that it declares.
function(samverk_part name)
  cmake_parse_arguments(part "" "" "USES;LINK;TEST_USES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_(test|fuzz)\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  if(sources)
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC samverk_options ${part_USES} PRIVATE ${part_LINK})
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE samverk_options ${part_USES})
  endif()
  if(tests AND NOT SAMVERK_FUZZ)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE ${name} ${part_TEST_USES} ${part_LINK} samverk_test_main)
    add_test(NAME ${name} COMMAND ${name}_test WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  endif()
endfunction()

# samverk_fuzz(NAME FILE PART): a libFuzzer target, built only with the fuzz preset.
function(samverk_fuzz name file part)
  if(SAMVERK_FUZZ)
    add_executable(fuzz_${name} ${file})
    target_link_libraries(fuzz_${name} PRIVATE ${part})
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  endif()
endfunction()
