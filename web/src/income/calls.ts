import { answer, api, asFile, save } from "../api/client";

/** Which income a statement tells, and in what money. */
export interface Asked {
  from: string;
  to: string;
  currency: string;
}

export const newest = () => answer(api.GET("/v1/earnings/income"));
export const statement = (asked: Asked) => answer(api.GET("/v1/earnings/income", { params: { query: { ...asked } } }));
export const saveCsv = (asked: Asked) => save(api.GET("/v1/earnings/income.csv", { params: { query: { ...asked } }, parseAs: "blob" }));
export const imports = () => answer(api.GET("/v1/earnings/imports"));
export const take = (platform: string, file: File) => answer(api.POST("/v1/earnings/imports", { params: { query: { platform } }, ...asFile(file) }));
export const remove = (id: string) => answer(api.DELETE("/v1/earnings/imports/{id}", { params: { path: { id } } }));
export const taxFigures = (year: number) => answer(api.GET("/v1/tax-figures", { params: { query: { year } } }));
