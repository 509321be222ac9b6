/** Types of what the build copies from npm into vendor/: each path stands for the package it comes from. */

declare module "*/vendor/comlink/comlink.mjs" {
  export * from "comlink";
}
declare module "*/vendor/ort/ort.wasm.min.mjs" {
  export * from "onnxruntime-web/wasm";
}
declare module "*/vendor/ort-webgpu/ort.jspi.min.mjs" {
  export * from "onnxruntime-web/wasm";
}
declare module "*/vendor/ort-webgl/ort.webgl.min.mjs" {
  export * from "onnxruntime-web/wasm";
}
declare module "*/vendor/pyodide/pyodide.mjs" {
  export * from "pyodide";
}
declare module "*/vendor/client-zip/index.js" {
  export * from "client-zip";
}
declare module "*/vendor/idb/index.js" {
  export * from "idb";
}
