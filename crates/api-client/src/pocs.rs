//! Experiments, their life, their lessons, their figures.

use api_types::export::{DocumentFormat, TableFormat};
use api_types::history::History;
use api_types::page::Page;
use api_types::poc::{
    AddLessonRequest, AnswerStepRequest, CreatePocRequest, EditPocRequest, LaunchPocRequest,
    LessonQuery, LessonView, LiftConditionRequest, NearestLessons, PassStepsRequest, PocQuery,
    PocRulesRequest, PocRulesView, PocSheetView, PocSummary, PocView, ReopenStepRequest,
    RestrictPocRequest, ServedView, StopPocRequest, TechniqueUseQuery, TechniqueUseView,
    TemplateFormat, TrackingView,
};
use api_types::portfolio::{PortfolioQuery, PortfolioView};
use domain::poc::Step;
use domain::{LessonId, PocId};
use reqwest::Method;

use crate::transport::{
    ApiClient, ApiError, IdempotencyKey, Version, if_match, receive, receive_bytes,
};

impl ApiClient {
    /// Experiments.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_pocs(&self, query: &PocQuery) -> Result<Page<PocSummary>, ApiError> {
        self.list("/pocs", query).await
    }

    /// Exactly this list of experiments, as a file.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn export_pocs(
        &self,
        format: TableFormat,
        query: &PocQuery,
    ) -> Result<Vec<u8>, ApiError> {
        let path = format!("/poc-exports/{}", format.code());
        receive_bytes(self.request(Method::GET, &path).query(query)).await
    }

    /// An experiment.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_poc(&self, id: PocId) -> Result<PocView, ApiError> {
        self.get(&format!("/pocs/{id}")).await
    }

    /// The summary sheet of an experiment.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_poc_sheet(&self, id: PocId) -> Result<PocSheetView, ApiError> {
        self.get(&format!("/pocs/{id}/sheet")).await
    }

    /// Chooses who may read an experiment.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn restrict_poc(
        &self,
        id: PocId,
        body: &RestrictPocRequest,
        seen: Version,
    ) -> Result<PocView, ApiError> {
        self.change(Method::PUT, &format!("/pocs/{id}/visibility"), body, seen).await
    }

    /// How the experiments are open.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_poc_rules(&self) -> Result<PocRulesView, ApiError> {
        self.get("/poc-rules").await
    }

    /// Sets how the experiments are open.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn set_poc_rules(
        &self,
        body: &PocRulesRequest,
        seen: Version,
    ) -> Result<PocRulesView, ApiError> {
        self.change(Method::PUT, "/poc-rules", body, seen).await
    }

    /// What happened to these rules.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_poc_rules_history(&self) -> Result<History, ApiError> {
        self.get("/poc-rules/history").await
    }

    /// Creates an experiment, alone or from a selected idea.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn create_poc(
        &self,
        body: &CreatePocRequest,
        key: &IdempotencyKey,
    ) -> Result<PocView, ApiError> {
        self.create("/pocs", body, key).await
    }

    /// Changes the identity card and the team.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn edit_poc(
        &self,
        id: PocId,
        body: &EditPocRequest,
        seen: Version,
    ) -> Result<PocView, ApiError> {
        self.change(Method::PUT, &format!("/pocs/{id}"), body, seen).await
    }

    /// Launches.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn launch_poc(
        &self,
        id: PocId,
        body: &LaunchPocRequest,
        seen: Version,
    ) -> Result<PocView, ApiError> {
        self.change(Method::POST, &format!("/pocs/{id}/launches"), body, seen).await
    }

    /// Passes one or several consecutive steps.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn pass_steps(
        &self,
        id: PocId,
        body: &PassStepsRequest,
        seen: Version,
    ) -> Result<PocView, ApiError> {
        self.change(Method::POST, &format!("/pocs/{id}/passages"), body, seen).await
    }

    /// Lifts a condition of the conditional go.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn lift_condition(
        &self,
        id: PocId,
        body: &LiftConditionRequest,
        seen: Version,
    ) -> Result<PocView, ApiError> {
        self.change(Method::POST, &format!("/pocs/{id}/liftings"), body, seen).await
    }

    /// Tracks the prototype.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn track_poc(
        &self,
        id: PocId,
        body: &TrackingView,
        seen: Version,
    ) -> Result<PocView, ApiError> {
        self.change(Method::PUT, &format!("/pocs/{id}/tracking"), body, seen).await
    }

    /// Puts on hold.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn hold_poc(
        &self,
        id: PocId,
        body: &StopPocRequest,
        seen: Version,
    ) -> Result<PocView, ApiError> {
        self.change(Method::POST, &format!("/pocs/{id}/holds"), body, seen).await
    }

    /// Resumes.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn resume_poc(&self, id: PocId, seen: Version) -> Result<PocView, ApiError> {
        let request = self.request(Method::POST, &format!("/pocs/{id}/resumptions"));
        receive(if_match(request, seen)).await
    }

    /// Abandons.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn abandon_poc(
        &self,
        id: PocId,
        body: &StopPocRequest,
        seen: Version,
    ) -> Result<PocView, ApiError> {
        self.change(Method::POST, &format!("/pocs/{id}/abandonments"), body, seen).await
    }

    /// Reopens a passed step.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn reopen_step(
        &self,
        id: PocId,
        body: &ReopenStepRequest,
        seen: Version,
    ) -> Result<PocView, ApiError> {
        self.change(Method::POST, &format!("/pocs/{id}/reopenings"), body, seen).await
    }

    /// Writes answers and techniques of a step.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn answer_step(
        &self,
        id: PocId,
        step: Step,
        body: &AnswerStepRequest,
        seen: Version,
    ) -> Result<PocView, ApiError> {
        self.change(Method::PATCH, &format!("/pocs/{id}/steps/{step}"), body, seen).await
    }

    /// Writes down what was learnt at a step.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn add_lesson(
        &self,
        id: PocId,
        body: &AddLessonRequest,
        key: &IdempotencyKey,
    ) -> Result<LessonView, ApiError> {
        self.create(&format!("/pocs/{id}/lessons"), body, key).await
    }

    /// The lessons that are the nearest to an experiment, at one of its steps.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_nearest_lessons(
        &self,
        id: PocId,
        step: Step,
    ) -> Result<NearestLessons, ApiError> {
        self.get(&format!("/pocs/{id}/steps/{step}/nearest-lessons")).await
    }

    /// Says that a lesson served.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn serve_lesson(&self, id: LessonId) -> Result<ServedView, ApiError> {
        receive(self.request(Method::PUT, &format!("/lessons/{id}/served"))).await
    }

    /// Takes back that a lesson served.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn unserve_lesson(&self, id: LessonId) -> Result<ServedView, ApiError> {
        receive(self.request(Method::DELETE, &format!("/lessons/{id}/served"))).await
    }

    /// Where a technique served.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_technique_uses(
        &self,
        query: &TechniqueUseQuery,
    ) -> Result<Page<TechniqueUseView>, ApiError> {
        self.list("/technique-uses", query).await
    }

    /// Searches the knowledge base.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn list_lessons(&self, query: &LessonQuery) -> Result<Page<LessonView>, ApiError> {
        self.list("/lessons", query).await
    }

    /// What happened to an experiment.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_poc_history(&self, id: PocId) -> Result<History, ApiError> {
        self.get(&format!("/pocs/{id}/history")).await
    }

    /// The elements of the opportunity study, as a file (R201).
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_opportunity_study(
        &self,
        id: PocId,
        format: DocumentFormat,
    ) -> Result<Vec<u8>, ApiError> {
        let path = format!("/pocs/{id}/opportunity-study/{}", format.code());
        receive_bytes(self.request(Method::GET, &path)).await
    }

    /// The template of an experiment, to fill away from the portal (R298).
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_poc_template(&self, format: TemplateFormat) -> Result<Vec<u8>, ApiError> {
        receive_bytes(self.request(Method::GET, &format!("/poc-template/{}", format.code()))).await
    }

    /// The figures for a meeting, as a file.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn print_portfolio(
        &self,
        format: DocumentFormat,
        query: &PortfolioQuery,
    ) -> Result<Vec<u8>, ApiError> {
        let path = format!("/portfolio/document/{}", format.code());
        receive_bytes(self.request(Method::GET, &path).query(query)).await
    }

    /// The figures.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn read_portfolio(&self, query: &PortfolioQuery) -> Result<PortfolioView, ApiError> {
        self.list("/portfolio", query).await
    }
}
